import 'server-only'
import { createLoader, type SearchParams } from 'nuqs/server'
import { rangeParsers } from './parsers'
import { type Anchors, resolveRange, type TimeRange } from './range'

const load = createLoader(rangeParsers)

/** For pages: `await loadRange(searchParams, { oldest, newest, now })`. Unreadable words fall back to the default. */
export async function loadRange(searchParams: Promise<SearchParams>, anchors: Anchors): Promise<TimeRange> {
  return resolveRange(await load(searchParams), anchors)
}
