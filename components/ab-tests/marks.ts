import type { Verdict } from '@/components/ui/verdict-chip'
import type { Shape, Tone } from '@/components/ui/verdict-shape'
import type { Results, TestStatus } from './figures'

export const STATUSES = [
  'draft',
  'frozen',
  'running',
  'maturing',
  'stopped',
  'concluded',
] as const satisfies readonly TestStatus[]

export const STATUS_MARK: Record<TestStatus, { tone: Tone; shape: Shape | null }> = {
  draft: { tone: 'muted', shape: null },
  frozen: { tone: 'info', shape: 'clock' },
  running: { tone: 'good', shape: 'circle' },
  maturing: { tone: 'info', shape: 'clock' },
  stopped: { tone: 'warn', shape: 'octagon' },
  concluded: { tone: 'muted', shape: 'circle' },
}

export const VERDICT_CHIP: Record<Results['verdict'], Verdict> = {
  promote: 'promote',
  hold: 'hold',
  roll_back: 'rollBack',
  invalid: 'invalid',
  insufficient: 'tooFew',
}

export const HEALTH_TONE = { ok: 'good', warn: 'warn', fail: 'bad' } as const satisfies Record<string, Tone>

export const DECISIONS = ['promote', 'hold', 'roll_back'] as const

/** Text beside a mark, in its tone. */
export const TEXT_OF: Record<Tone, string> = {
  good: 'text-good-text',
  warn: 'text-warn-text',
  bad: 'text-bad-text',
  info: 'text-info-text',
  muted: 'text-muted-text',
}

export const SHAPE_OF: Record<Tone, Shape> = {
  good: 'circle',
  warn: 'triangle',
  bad: 'octagon',
  info: 'clock',
  muted: 'clock',
}
