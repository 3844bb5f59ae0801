import 'server-only'
import type { Tx } from '@/db/engine/engine'
import type { SharedCases, SharedTask } from '@/domain/compare/shared-cases'
import { absentLabel } from '@/domain/labels/absent-label'
import type { Window } from '@/domain/time/windows'
import { caseKeyOf, uuidText } from '@/server/predictions/row-identity'
import type { VersionState } from '@/server/predictions/version-state'
import { CaseColumns } from './case-columns'
import { newestLabels } from './case-labels'
import { type AnswerRow, type CaseKeys, readAnswers } from './read-answers'

export type CasesAsk = {
  task: SharedTask
  /** Each version with the window its predictions count in; null: any time. The first one's labels count. */
  versions: readonly { state: VersionState; window: Window | null }[]
  /** Whose cases are walked through. */
  driver: VersionState
  casesMax: number
  scannedMax: number
  /** What an absent label means is known by this time. */
  now: number
  /** Only rows received up to here count; null: all. */
  received: Date | null
}
/** `capped`: why the walk was not finished. */
export type CasesRead = { cases: SharedCases; scanned: number; capped: 'cases' | 'scanned' | null }

/** The same cases as another model names them. */
const keysOf = (keys: CaseKeys, state: VersionState, driver: VersionState): string[] =>
  state.modelNo === driver.modelNo ? keys.cases : keys.ids.map((id) => uuidText(caseKeyOf(state.namespace, id)))

/** Adds those of the given cases that all versions answered and that have a label. */
async function addCases(tx: Tx, given: { keys: CaseKeys; ask: CasesAsk; into: CaseColumns }): Promise<void> {
  const { ask, into } = given
  const { driver, received } = ask
  let places = given.keys.cases.map((_, place) => place)
  const found: Map<number, AnswerRow>[] = ask.versions.map(() => new Map())
  // The driver last: it has them all.
  const order = [...ask.versions.entries()].sort(
    ([, a], [, b]) => Number(a.state === driver) - Number(b.state === driver),
  )
  for (const [v, { state, window }] of order) {
    const keys = keysOf(given.keys, state, driver)
    const cases = places.flatMap((place) => keys[place] ?? [])
    const answers = await readAnswers(tx, state.versionNo, { cases, window, received })
    const byPlace = new Map([...answers].map(([index, answer]) => [places[index] ?? -1, answer]))
    found[v] = byPlace
    places = places.filter((place) => byPlace.has(place))
  }
  const [first] = ask.versions
  if (!first) return
  const keys = keysOf(given.keys, first.state, driver)
  const cases = places.flatMap((place) => keys[place] ?? [])
  const labels = await newestLabels(tx, cases, received)
  for (const [index, place] of places.entries()) {
    if (into.n >= ask.casesMax) return
    const answers = found.flatMap((map) => map.get(place) ?? [])
    if (answers.length < ask.versions.length) continue
    const label = labels.get(index) ?? absentLabel(first.state.labelPolicy, answers[0]?.at ?? 0, ask.now)
    if (label) into.add(answers, { value: label.value, number: label.number ?? Number.NaN })
  }
}

/** Gathers labelled cases that all versions answered along a walk over the driver's cases, step by step. */
export async function readCases(tx: Tx, ask: CasesAsk, walk: AsyncGenerator<CaseKeys>): Promise<CasesRead> {
  const into = new CaseColumns(
    ask.task,
    ask.versions.map(({ state }) => state),
  )
  let scanned = 0
  let capped: CasesRead['capped'] = null
  for await (const keys of walk) {
    scanned += keys.cases.length
    await addCases(tx, { keys, ask, into })
    if (into.n >= ask.casesMax) capped = 'cases'
    else if (scanned >= ask.scannedMax) capped = 'scanned'
    if (capped) break
  }
  return { cases: into.finish(), scanned, capped }
}
