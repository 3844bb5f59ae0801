import 'server-only'
import { unknownSegment } from '@/server/figures/unknown-segment'
import type { VersionState } from '@/server/predictions/version-state'
import { ALL_SEGMENTS, segmentId } from '@/server/rollups/subjects'

export type Segment = { id: number; field: number | null; code: number }

/** The segment of `name:value`; an unknown name is refused, an unknown value simply has no rows. */
export function segmentOf(state: VersionState, text: string | undefined): Segment {
  if (text === undefined) return { id: ALL_SEGMENTS, field: null, code: 0 }
  const colon = text.indexOf(':')
  const name = text.slice(0, colon)
  const value = text.slice(colon + 1)
  const field = state.spec.segments.indexOf(name)
  if (field < 0) throw unknownSegment('/segment', name, state.spec.segments)
  const known = (state.segments[field]?.values.indexOf(value) ?? -1) + 1
  const code = value === 'other' ? 0 : known > 0 ? known : -1
  return { id: code < 0 ? -1 : segmentId(field, code), field, code }
}
