'use client'
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'
import { createPortal } from 'react-dom'

type Slots = {
  crumbs: HTMLElement | null
  range: HTMLElement | null
  setCrumbs: (node: HTMLElement | null) => void
  setRange: (node: HTMLElement | null) => void
}

const SlotContext = createContext<Slots | null>(null)

/** Places of the top bar that a page fills. */
export function ShellSlots({ children }: { children: ReactNode }) {
  const [crumbs, setCrumbs] = useState<HTMLElement | null>(null)
  const [range, setRange] = useState<HTMLElement | null>(null)
  const value = useMemo(() => ({ crumbs, range, setCrumbs, setRange }), [crumbs, range])
  return <SlotContext value={value}>{children}</SlotContext>
}

export function SlotPlace({ name, className }: { name: 'crumbs' | 'range'; className?: string }) {
  const slots = useContext(SlotContext)
  return <div ref={name === 'crumbs' ? slots?.setCrumbs : slots?.setRange} className={className} />
}

/** Renders its children into a place of the top bar. */
export function InSlot({ name, children }: { name: 'crumbs' | 'range'; children: ReactNode }) {
  const node = useContext(SlotContext)?.[name]
  return node ? createPortal(children, node) : null
}
