import 'server-only'
import type { Tx } from '@/db/engine/engine'
import type { FigureInput } from '@/domain/figures/input'
import { DAY_MS, HOUR_MS, isOnTheHour, splitWindow, WINDOWS_MAX, type Window } from '@/domain/time/windows'
import { AppError } from '@/server/kernel/app-error'
import { activeSpan } from '@/server/rollups/read'
import { SUBJECT } from '@/server/rollups/subjects'

const DEFAULT_DAYS = 30

export type FigureRange = { range: Window; windows: Window[] }

const refuse = (pointer: string, detail: string, code: 'invalid_input' | 'exact_required' = 'invalid_input') =>
  new AppError(code, `${pointer}: ${detail}`, { errors: [{ pointer, code, detail }] })

/** The asked window, or the last 30 days of predictions; cut at the granularity's boundaries. */
export async function figureRange(
  tx: Tx,
  version: { no: number },
  input: FigureInput & { exact?: boolean; now: number },
): Promise<FigureRange> {
  const needsSpan = input.from === undefined || input.to === undefined
  const span = needsSpan ? await activeSpan(tx, version.no, SUBJECT.cases) : null
  const to = input.to?.getTime() ?? span?.to ?? Math.ceil(input.now / HOUR_MS) * HOUR_MS
  const from = input.from?.getTime() ?? Math.max(span?.from ?? 0, to - DEFAULT_DAYS * DAY_MS)
  if (from >= to) throw refuse('/from', 'must lie before to')
  if (!input.exact && !(isOnTheHour(from) && isOnTheHour(to))) {
    throw refuse('/from', 'bounds that are not on the hour need exact=true', 'exact_required')
  }
  const windows = splitWindow({ from, to }, input.granularity)
  if (!windows)
    throw refuse('/granularity', `at most ${WINDOWS_MAX} windows; take a coarser granularity or a shorter range`)
  return { range: { from, to }, windows }
}
