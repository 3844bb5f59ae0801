import { type CheckedFields, checkFields, type NotChecked, type RowBox } from './check-fields'
import { boxContains, boxesMeet, meet } from './ranges'
import { type Region, regionOf } from './region'
import type { DecisionTable } from './table'
import { type Budget, uncovered } from './uncovered'

export type Severity = 'error' | 'warning' | 'info'
/** How the conditions of a later row lie to those of an earlier one. */
export type Relation = 'same' | 'inside' | 'around' | 'crossing'

/**
 * What is wrong with a decision table. Rows count from 1.
 * - `gap`: cases that no row decides.
 * - `overlap`: cases that two rows hold. With hit policy first the earlier row decides them (information), with collect
 *   both apply.
 * - `contradiction`: two rows hold the same cases and say something else. With hit policy first only where a person
 *   could not mean it: not where the later row is the general case around the earlier one.
 * - `unreachable`: a row that never decides, because rows before it (`by`) hold all its cases, or because a condition
 *   cannot hold.
 * - `empty`: a row that decides nothing because it has no result.
 */
export type Finding =
  | { kind: 'gap'; severity: Severity; region: Region }
  | {
      kind: 'overlap'
      severity: Severity
      rows: [number, number]
      relation: Relation
      sameOutput: boolean
      region: Region
    }
  | { kind: 'contradiction'; severity: Severity; rows: [number, number]; relation: Relation; region: Region }
  | { kind: 'unreachable'; severity: Severity; row: number; because: 'covered'; by: number[] }
  | { kind: 'unreachable'; severity: Severity; row: number; because: 'never'; column: string; detail: string }
  | { kind: 'empty'; severity: Severity; row: number }

export type TableCheck = {
  node: string
  name: string
  hitPolicy: DecisionTable['hitPolicy']
  rows: number
  findings: Finding[]
  /** How many there are of each kind; the lists show at most 200 of a kind. */
  counts: Record<Finding['kind'] | 'notChecked', number>
  /** How many there are of each severity; a pair that contradicts, which is an overlap as well, counts once. */
  severities: Record<Severity, number>
  /** Conditions of a form that is not checked; rows with one take no part in overlaps. */
  notChecked: NotChecked[]
  /** False: the table is too large or too entangled to be looked at to the end; there may be more of everything. */
  complete: boolean
}

const SHOWN_MAX = 200
const GAPS_MAX = 50
const BY_MAX = 20

/** Work that one check of a whole decision model may do: for gaps, for rows out of reach, and pairs of rows compared. */
export type CheckBudget = { gaps: Budget; reach: Budget; pairs: Budget }
export const checkBudget = (): CheckBudget => ({
  gaps: { left: 5_000_000 },
  reach: { left: 10_000_000 },
  pairs: { left: 20_000_000 },
})
/** A pair that shares cases is looked at closely. */
const MEETING_WORK = 20

type Checking = { table: DecisionTable; laid: CheckedFields; budget: CheckBudget }

function relationOf(earlier: RowBox, later: RowBox): Relation {
  const around = boxContains(later.box, earlier.box)
  const inside = boxContains(earlier.box, later.box)
  if (around) return inside ? 'same' : 'around'
  return inside ? 'inside' : 'crossing'
}

const outputsOf = (table: DecisionTable, row: number): string => JSON.stringify(table.rows[row - 1]?.outputs ?? [])

type Pair = { earlier: RowBox; later: RowBox; relation: Relation; sameOutput: boolean }

/** The plainest mistakes first; a general case after special ones is how tables are written. */
const RELATIONS: readonly Relation[] = ['same', 'crossing', 'inside', 'around']

/** Pairs in the order of `RELATIONS`, as many as are shown; all are counted. */
class Pairs {
  count = 0
  private readonly kept = new Map<Relation, Pair[]>(RELATIONS.map((relation) => [relation, []]))

  add(pair: Pair): void {
    this.count++
    const kept = this.kept.get(pair.relation)
    if (kept && kept.length < SHOWN_MAX) kept.push(pair)
  }

  shown(): Pair[] {
    return RELATIONS.flatMap((relation) => this.kept.get(relation) ?? []).slice(0, SHOWN_MAX)
  }
}

const isContradiction = ({ hitPolicy }: DecisionTable, pair: Pair) =>
  !pair.sameOutput && (hitPolicy === 'collect' || pair.relation !== 'around')

function contradictionSeverity({ hitPolicy }: DecisionTable, relation: Relation): Severity {
  if (relation === 'same') return 'error'
  return hitPolicy === 'first' && relation === 'crossing' ? 'info' : 'warning'
}

const overlapSeverity = ({ hitPolicy }: DecisionTable): Severity => (hitPolicy === 'collect' ? 'warning' : 'info')

type AllPairs = {
  overlaps: Pairs
  contradictions: Pairs
  severities: Record<Severity, number>
  complete: boolean
}

function pairsOf({ table, laid, budget }: Checking): AllPairs {
  const whole = laid.rows.filter(({ never, partial }) => never === null && !partial)
  const outputs = new Map(whole.map(({ row }) => [row, outputsOf(table, row)]))
  const severities = { error: 0, warning: 0, info: 0 }
  const found = { overlaps: new Pairs(), contradictions: new Pairs(), severities }
  for (const [i, earlier] of whole.entries()) {
    for (let k = i + 1; k < whole.length; k++) {
      const later = whole[k] as RowBox
      const meet = boxesMeet(earlier.box, later.box)
      budget.pairs.left -= meet ? MEETING_WORK : 1
      if (budget.pairs.left < 0) return { ...found, complete: false }
      if (!meet) continue
      const sameOutput = outputs.get(earlier.row) === outputs.get(later.row)
      const pair = { earlier, later, relation: relationOf(earlier, later), sameOutput }
      const contradicts = isContradiction(table, pair)
      found.overlaps.add(pair)
      if (contradicts) found.contradictions.add(pair)
      severities[contradicts ? contradictionSeverity(table, pair.relation) : overlapSeverity(table)]++
    }
  }
  return { ...found, complete: true }
}

function pairFindings({ table, laid }: Checking, { overlaps, contradictions }: AllPairs): Finding[] {
  const about = ({ earlier, later, relation }: Pair) => ({
    rows: [earlier.row, later.row] as [number, number],
    relation,
    region: regionOf(
      laid.fields,
      earlier.box.map((ranges, i) => meet(ranges, later.box[i] ?? [])),
    ),
  })
  return [
    ...contradictions.shown().map((pair): Finding => {
      return { kind: 'contradiction', severity: contradictionSeverity(table, pair.relation), ...about(pair) }
    }),
    ...overlaps.shown().map((pair): Finding => {
      return { kind: 'overlap', severity: overlapSeverity(table), sameOutput: pair.sameOutput, ...about(pair) }
    }),
  ]
}

/** A row with an opaque condition may hold all of its box: no gap is claimed that it may fill. */
function gaps({ laid, budget }: Checking): { findings: Finding[]; complete: boolean } {
  const boxes = laid.rows.flatMap(({ never, box }) => (never === null ? [box] : []))
  const found = uncovered(boxes, laid.whole, { limit: GAPS_MAX, budget: budget.gaps })
  const findings = found.regions.map(
    (box): Finding => ({ kind: 'gap', severity: 'warning', region: regionOf(laid.fields, box) }),
  )
  return { findings, complete: found.complete }
}

function coveredRow(before: readonly RowBox[], row: RowBox, budget: Budget): Finding | 'reachable' | 'unknown' {
  budget.left -= before.length
  if (budget.left < 0) return 'unknown'
  const near = before.filter((other) => boxesMeet(other.box, row.box))
  if (near.length === 0) return 'reachable'
  const found = uncovered(
    near.map(({ box }) => box),
    row.box,
    { limit: 1, budget },
  )
  if (found.regions.length > 0) return 'reachable'
  if (!found.complete) return 'unknown'
  const single = near.find((other) => boxContains(other.box, row.box))
  const by = (single ? [single] : near.slice(0, BY_MAX)).map((other) => other.row)
  return { kind: 'unreachable', severity: 'error', row: row.row, because: 'covered', by }
}

function unreachable({ table, laid, budget }: Checking): { findings: Finding[]; complete: boolean } {
  const findings: Finding[] = []
  const before: RowBox[] = []
  let complete = true
  for (const row of laid.rows) {
    if (row.never) {
      const { column, because: detail } = row.never
      findings.push({ kind: 'unreachable', severity: 'error', row: row.row, because: 'never', column, detail })
      continue
    }
    if (table.hitPolicy === 'first') {
      const found = coveredRow(before, row, budget.reach)
      if (found === 'unknown') complete = false
      else if (found !== 'reachable') findings.push(found)
    }
    if (!row.partial) before.push(row)
  }
  return { findings, complete }
}

const emptyRows = ({ rows }: DecisionTable): Finding[] =>
  rows
    .filter(({ outputs }) => outputs.every((text) => text === ''))
    .map(({ row }) => ({ kind: 'empty', severity: 'warning', row }))

/**
 * Checks one decision table without running it: every claim follows from the conditions alone, as the engine reads
 * them. Numbers are taken as continuous. Missing values take part where a feature may be missing. The tables of one
 * model share a budget, so that none takes long.
 */
export function checkTable(table: DecisionTable, budget: CheckBudget = checkBudget()): TableCheck {
  const checking: Checking = { table, laid: checkFields(table), budget }
  const { notChecked } = checking.laid
  const holes = gaps(checking)
  const dead = unreachable(checking)
  const empty = emptyRows(table)
  const pairs = pairsOf(checking)
  return {
    node: table.node,
    name: table.name,
    hitPolicy: table.hitPolicy,
    rows: table.rows.length,
    findings: [
      ...dead.findings.slice(0, SHOWN_MAX),
      ...empty.slice(0, SHOWN_MAX),
      ...holes.findings,
      ...pairFindings(checking, pairs),
    ],
    counts: {
      gap: holes.findings.length,
      overlap: pairs.overlaps.count,
      contradiction: pairs.contradictions.count,
      unreachable: dead.findings.length,
      empty: empty.length,
      notChecked: notChecked.length,
    },
    severities: {
      error: pairs.severities.error + dead.findings.length,
      warning: pairs.severities.warning + holes.findings.length + empty.length,
      info: pairs.severities.info,
    },
    notChecked: notChecked.slice(0, SHOWN_MAX),
    complete: holes.complete && dead.complete && pairs.complete,
  }
}

/** All tables of a decision model. */
export function checkTables(tables: readonly DecisionTable[]): TableCheck[] {
  const budget = checkBudget()
  return tables.map((table) => checkTable(table, budget))
}
