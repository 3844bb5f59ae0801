import 'server-only'
import type { SearchParams } from 'nuqs/server'
import { type ChartBucket, chartBucket } from '@/components/models/chart-bucket'
import { chooseVersions, comparedNames } from '@/components/models/choose-versions'
import type { Model } from '@/components/models/figures'
import { judgedWindow } from '@/components/models/judged-window'
import { lastInstant } from '@/components/models/last-instant'
import { loadVersionParams } from '@/components/models/model-params'
import { snapToHours } from '@/components/models/snap-to-hours'
import type { VersionEntry } from '@/components/models/version-entry'
import { loadRange } from '@/lib/time-range/load-range'
import type { TimeRange } from '@/lib/time-range/range'
import { pageCaller } from '@/lib/trpc/server'
import { loadModel, loadVersion } from './load-model'

export type ModelView = {
  model: Model
  versions: VersionEntry[]
  /** null: the model has no version yet. */
  shown: VersionEntry | null
  compared: VersionEntry | null
  range: TimeRange
  newest: string | null
  /** The range on whole hours, as figures take it. `moved`: the range did not stand on them. */
  window: { from: string; to: string; moved: boolean }
  /** The newest part of it, which drift and data quality are judged on. */
  judged: { from: string; to: string }
  bucket: ChartBucket
  /** `outside`: predictions came, but none in this range. */
  state: 'noVersion' | 'noPredictions' | 'outside' | 'ready'
}

const hasHealth = (entry: VersionEntry, newest: readonly VersionEntry[]) =>
  entry.health !== null || newest.indexOf(entry) < 6

/** Of several versions to compare only one stands beside the one shown. */
const firstOther = ({ version, compare }: { version: string | null; compare: string | null }) =>
  comparedNames(compare).find((name) => name !== version) ?? null

async function complete(slug: string, versions: VersionEntry[], asked: readonly (string | null)[]) {
  const all = [...versions]
  for (const name of asked) {
    if (name === null) continue
    const place = all.findIndex((entry) => entry.version === name)
    const known = all[place]
    if (known && hasHealth(known, versions)) continue
    const entry = await loadVersion(slug, name)
    if (place < 0) all.push(entry)
    else all[place] = entry
  }
  return all
}

function stateOf(shown: VersionEntry | null, window: { from: string; to: string }): ModelView['state'] {
  if (!shown) return 'noVersion'
  const { firstPrediction, newestPrediction } = shown.health ?? {}
  if (!firstPrediction || !newestPrediction) return 'noPredictions'
  return newestPrediction <= window.from || firstPrediction >= window.to ? 'outside' : 'ready'
}

/** What every tab of a model stands on: the version pair and the time range, from the URL. */
export async function loadView(slug: string, searchParams: Promise<SearchParams>): Promise<ModelView> {
  const [loaded, asked, { now }] = await Promise.all([loadModel(slug), loadVersionParams(searchParams), pageCaller()])
  const versions = await complete(slug, loaded.versions, [asked.version, firstOther(asked)])
  const { shown, compared } = chooseVersions(versions, asked)
  const { firstPrediction = null, newestPrediction = null } = shown?.health ?? {}
  const newest = newestPrediction === null ? null : lastInstant(newestPrediction)
  const oldest = firstPrediction === null ? null : new Date(firstPrediction)
  const range = await loadRange(searchParams, { oldest, newest, now })
  const { from, to, moved } = snapToHours(range.from, range.to)
  const window = { from: from.toISOString(), to: to.toISOString(), moved }
  return {
    model: loaded.model,
    versions,
    shown,
    compared,
    range,
    newest: newest?.toISOString() ?? null,
    window,
    judged: judgedWindow(window, newestPrediction),
    bucket: chartBucket(from, to),
    state: stateOf(shown, window),
  }
}
