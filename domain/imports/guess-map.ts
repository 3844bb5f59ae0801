import type { ColumnMap } from './column-map'
import { COLUMNS_OF, type TableColumn, type TableKind } from './table-columns'

const COMMON: Partial<Record<TableColumn, readonly string[]>> = {
  id: [
    'caseid',
    'rowid',
    'requestid',
    'predictionid',
    'transactionid',
    'eventid',
    'recordid',
    'uuid',
    'key',
    'instant',
  ],
  timestamp: ['ts', 'time', 'datetime', 'eventtime', 'eventtimestamp', 'scoredat', 'predictedat', 'createdat', 'date'],
  prediction: ['ypred', 'pred', 'predicted', 'predictedlabel', 'predictedclass', 'yhat', 'decision', 'output'],
  score: [
    'ypredproba',
    'predictedprobability',
    'predictionprobability',
    'predictionscore',
    'probability',
    'proba',
    'prob',
    'yscore',
    'confidence',
  ],
  label: ['ytrue', 'target', 'clftarget', 'groundtruth', 'truth', 'actual', 'outcome', 'y'],
  latency_ms: ['latencyms', 'latency', 'durationms', 'responsetimems', 'elapsedms'],
  entity: ['userid', 'customerid', 'accountid', 'clientid', 'entityid'],
  amount: ['transactionamount', 'orderamount'],
}
const DATES = ['date', 'dteday', 'day']
const HOURS = ['hr', 'hour']

const plain = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

/** Names that end like an id, `flight_id` or `PassengerId`, but not those of a person or account. */
function otherId(columns: readonly string[]): string | undefined {
  const entities = COMMON.entity ?? []
  return columns.find((column) => /(?:[_\-. ]id|[a-z]I[dD]|^ID)$/.test(column) && !entities.includes(plain(column)))
}

function dateAndHour(columns: readonly string[]): string | undefined {
  const date = columns.find((column) => DATES.includes(plain(column)))
  const hour = columns.find((column) => HOURS.includes(plain(column)))
  return date !== undefined && hour !== undefined ? `${date}+${hour}` : undefined
}

/**
 * A mapping for the columns that do not already have their right name, from names that are common. A column is used
 * once; names of features in another spelling (`med_inc` for `MedInc`) are recognised; nothing is guessed for a name
 * that is there.
 */
export function guessMap(
  columns: readonly string[],
  known: { kind: TableKind; features: readonly string[]; segments: readonly string[] },
): ColumnMap {
  const there = new Set(columns)
  const segments = known.segments.map((name) => `segment.${name}`)
  const exact = new Set<string>([...COLUMNS_OF[known.kind], ...known.features, ...segments])
  const free = columns.filter((column) => !exact.has(column))
  const map: Record<string, string> = {}
  const use = (name: string, column: string | undefined) => {
    if (column === undefined || there.has(name)) return
    map[name] = column
    for (const part of there.has(column) ? [column] : column.split('+')) free.splice(free.indexOf(part), 1)
  }
  for (const name of known.kind === 'labels' ? [] : [...known.features, ...segments]) {
    use(
      name,
      free.find((column) => plain(column) === plain(name)),
    )
  }
  for (const name of COLUMNS_OF[known.kind]) {
    if (name === 'timestamp') use(name, dateAndHour(free))
    if (map[name] !== undefined) continue
    const common = COMMON[name as TableColumn] ?? []
    const found = [plain(name), ...common].flatMap((text) => free.find((column) => plain(column) === text) ?? [])
    use(name, found[0] ?? (name === 'id' ? otherId(free) : undefined))
  }
  return map
}
