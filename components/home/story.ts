import type { Verdict } from '@/components/ui/verdict-chip'
import type { Shape, Tone } from '@/components/ui/verdict-shape'

/** A word with its tone, or one of the product's verdict words. */
export type Mark = { verdict: Verdict } | { tone: Tone; shape?: Shape | null; word: string }

export type Trend = { values: readonly (number | null)[]; limit: number | null; label: string }
/** `primary`: the one step of the screen that matters most. */
export type Link = { label: string; href: string; primary?: boolean }

export type StoryRow = {
  id: string
  label: string
  /** Written as a name of data: a feature. */
  code?: boolean
  hint?: string
  value?: string
  valueHint?: string
  mark?: Mark
  href?: string
}

export type StoryTile = {
  id: string
  title: string
  sub?: string
  span?: 4 | 6 | 8 | 12
  mark?: Mark
  figure?: { value: string; words?: string }
  trend?: Trend
  /** What it is about, above the first line. */
  heading?: string
  /** The first line in words. */
  lead?: string
  rows?: readonly StoryRow[]
  /** To run or paste. */
  code?: { text: string; label: string }
  /** How a figure is measured, on demand. */
  definition?: { title: string; text: string }
  note?: string
  actions?: readonly Link[]
}

/** A home: one sentence of state, then at most seven tiles: verdict, why, next action. */
export type Story = { sentence: string; why?: string; scope?: string; action?: Link; tiles: readonly StoryTile[] }

export const TILES_MAX = 7
