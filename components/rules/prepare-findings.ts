import type { Finding, Severity } from '@/domain/rules/check'
import type { Region } from '@/domain/rules/region'
import type { AreaTranslator } from '@/lib/i18n/translator'
import type { Checked, TableCheck, Unreadable } from './figures'
import { neverWords } from './never-words'
import { regionWords } from './region-words'

type T = AreaTranslator<'rules'>

export type FindingKind = Finding['kind'] | 'unreadable'
export type ShownFinding = {
  key: string
  kind: FindingKind
  severity: Severity
  text: string
  /** Rows it is about, by table (from 0) and row (from 1). */
  rows: { table: number; row: number }[]
  /** A case of it. */
  example: Region['example'] | null
}
export type PreparedCheck = {
  problems: ShownFinding[]
  notes: ShownFinding[]
  /** How many there are; the lists hold the first of them. */
  counts: { problems: number; notes: number }
  /** `partly`: no problem was found, but not everything could be looked at. */
  state: 'found' | 'fine' | 'partly'
}

const ORDER: Record<Severity, number> = { error: 0, warning: 1, info: 2 }

function rowsOf(finding: Finding): number[] {
  if (finding.kind === 'gap') return []
  if (finding.kind === 'overlap' || finding.kind === 'contradiction') return [...finding.rows]
  return finding.kind === 'unreachable' && finding.because === 'covered' ? [finding.row, ...finding.by] : [finding.row]
}

function words(finding: Finding, hitPolicy: TableCheck['hitPolicy'], t: T): string {
  if (finding.kind === 'gap') return t('check.gap', { region: regionWords(finding.region, t) })
  if (finding.kind === 'unreachable') {
    const { row } = finding
    if (finding.because === 'covered')
      return t('check.covered', { row, by: finding.by.length, rows: finding.by.join(t('cell.list')) })
    return t('check.never', { row, column: finding.column, why: neverWords(finding.detail, t) })
  }
  if (finding.kind === 'empty') return t('check.empty', { row: finding.row })
  const [a, b] = finding.rows
  const values = { a, b, region: regionWords(finding.region, t) }
  if (finding.kind === 'contradiction') return t('check.contradiction', values)
  return t(hitPolicy === 'first' ? 'check.overlapFirst' : 'check.overlapCollect', values)
}

/** A pair that contradicts is also an overlap; it is told once. */
function distinct(findings: readonly Finding[]): Finding[] {
  const told = new Set(findings.flatMap((one) => (one.kind === 'contradiction' ? [one.rows.join()] : [])))
  return findings.filter((one) => one.kind !== 'overlap' || !told.has(one.rows.join()))
}

function findingsOf(check: TableCheck, table: number, { t, several }: { t: T; several: boolean }): ShownFinding[] {
  return distinct(check.findings).map((finding, i) => {
    const text = words(finding, check.hitPolicy, t)
    return {
      key: `${table} ${i}`,
      kind: finding.kind,
      severity: finding.severity,
      text: several ? t('check.inTable', { table: check.name, text }) : text,
      rows: rowsOf(finding).map((row) => ({ table, row })),
      example: finding.kind === 'gap' ? finding.region.example : null,
    }
  })
}

/** The engine answers with JSON; what it says stands in `source`. */
function engineWords(because: string): string {
  try {
    const { source } = JSON.parse(because) as { source?: unknown }
    return typeof source === 'string' ? source : because
  } catch {
    return because
  }
}

/** What the check says of a cell that never holds, it says better. */
function untold(unreadable: readonly Unreadable[], checks: readonly TableCheck[]): Unreadable[] {
  const told = new Set(
    checks.flatMap(({ node, findings }) =>
      findings.flatMap((one) =>
        one.kind === 'unreachable' && one.because === 'never' ? [`${one.row} ${one.column} ${node}`] : [],
      ),
    ),
  )
  return unreadable.filter(({ row, column, node }) => !told.has(`${row} ${column} ${node}`))
}

function unreadableOf(one: Unreadable, at: number, { t, tables }: { t: T; tables: readonly string[] }): ShownFinding {
  const { row, column, name } = one
  const because = engineWords(one.because)
  const table = tables.indexOf(one.node)
  return {
    key: `unreadable ${at}`,
    kind: 'unreadable',
    severity: 'error',
    text:
      row === null || table < 0
        ? t('check.unreadableNode', { column, name, because })
        : t('check.unreadable', { column, row, because }),
    rows: row === null || table < 0 ? [] : [{ table, row }],
    example: null,
  }
}

const lookedAtAll = ({ tables, unreadable }: Checked): boolean =>
  unreadable !== null && tables.every(({ complete, counts }) => complete && counts.notChecked === 0)

function countsOf({ tables, unreadableCount }: Checked, toldTwice: number): PreparedCheck['counts'] {
  const all = (severity: Severity) => tables.reduce((sum, { severities }) => sum + severities[severity], 0)
  return { problems: all('error') + all('warning') + unreadableCount - toldTwice, notes: all('info') }
}

/** Problems first, worst on top; what the order of rows resolves is a note. */
export function prepareFindings(checked: Checked, t: T): PreparedCheck {
  const { tables } = checked
  const several = tables.length > 1
  const unreadable = checked.unreadable ?? []
  const told = untold(unreadable, tables)
  const all = [
    ...told.map((one, at) => unreadableOf(one, at, { t, tables: tables.map(({ node }) => node) })),
    ...tables.flatMap((check, table) => findingsOf(check, table, { t, several })),
  ].sort((a, b) => ORDER[a.severity] - ORDER[b.severity])
  const problems = all.filter(({ severity }) => severity !== 'info')
  const notes = all.filter(({ severity }) => severity === 'info')
  const counts = countsOf(checked, unreadable.length - told.length)
  return { problems, notes, counts, state: counts.problems > 0 ? 'found' : lookedAtAll(checked) ? 'fine' : 'partly' }
}
