'use client'
import { createContext } from 'react'

/** Where the charts of a tile put their tools: the tile's head. */
export const ChartToolsSlot = createContext<{ node: HTMLElement | null } | null>(null)
