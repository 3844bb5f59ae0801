import 'server-only'
import { type ColumnProblem, columnProblems } from '@/domain/imports/preview'
import { PROBABILITY_PREFIX, SEGMENT_PREFIX, type TableKind } from '@/domain/imports/table-columns'
import { AppError } from '@/server/kernel/app-error'
import { openTable } from '@/server/tables/open-table'
import { type Place, Places } from '@/server/tables/places'
import type { Table, TableSource, TableSpec } from '@/server/tables/table'

export type PreviewedColumn = {
  name: string
  samples: string[]
  /** What the column is loaded as: names of the product, features, `segment.<name>`. */
  uses: string[]
  problems: (ColumnProblem & { use: string })[]
}
type Raw = Record<string, unknown>
export type Sample = { read: Raw[]; refused: { line: number | null; code: string; detail: string }[] }

const SAMPLE_ROWS = 200
const SAMPLES_SHOWN = 5
const SAMPLE_LENGTH = 80
export const NO_SAMPLE: Sample = { read: [], refused: [] }

/** The first rows. Of a Parquet file they may lie in a part that was not sent: then there are none. */
export async function readSample(table: Table): Promise<Sample> {
  try {
    for await (const batch of table.batches()) {
      const rows = batch.slice(0, SAMPLE_ROWS)
      return {
        read: rows.flatMap(({ raw }) => (raw ? [raw] : [])),
        refused: rows.flatMap(({ line, problem }) =>
          problem ? [{ line, code: problem.code, detail: problem.detail }] : [],
        ),
      }
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
  }
  return NO_SAMPLE
}

const fieldsOf = (raw: Raw, group: string) => (raw[group] as Raw | undefined) ?? {}
const NAMES: Record<string, string> = { latencyMs: 'latency_ms' }
const NUMERIC_TASKS = ['regression', 'ranking', 'unsupervised']

function nameOf({ into, key }: Place): string {
  if (into === 'segments') return `${SEGMENT_PREFIX}${key}`
  if (into === 'probabilities') return `${PROBABILITY_PREFIX}${key}`
  if (into === 'date' || into === 'hour') return 'timestamp'
  return into === 'row' ? (NAMES[key] ?? key) : key
}

function cellOf(raw: Raw, { into, key }: Place): unknown {
  if (into === 'row') return raw[key]
  return into === 'date' || into === 'hour' ? raw.timestamp : fieldsOf(raw, into)[key]
}

function isNumeric(place: Place, spec: TableSpec): boolean {
  if (place.into === 'features')
    return spec.features.some((feature) => feature.name === place.key && feature.type === 'numeric')
  if (place.into !== 'row') return place.into === 'probabilities'
  if (place.key === 'prediction' || place.key === 'label') return NUMERIC_TASKS.includes(spec.task)
  return ['score', 'latencyMs', 'amount'].includes(place.key)
}

type Options = {
  names: readonly string[]
  map: Record<string, string>
  spec: TableSpec
  kind: TableKind
  sample: Sample
}

function placesFor({ names, map, spec, kind }: Options): (column: string) => Place[] {
  try {
    const places = new Places({ kind, spec, map, zone: 'UTC', typed: true })
    places.bind(names, { complete: false })
    return (column) => places.of(column)
  } catch (error) {
    // What is wrong with the mapping is said where the whole file is looked at.
    if (!(error instanceof AppError)) throw error
    return () => []
  }
}

/** Every cell as text, by reading each column as if it were a feature. */
async function texts(source: TableSource, names: readonly string[]): Promise<Raw[]> {
  const features = names.map(
    (name) => ({ name, type: 'categorical', nullable: true, sensitivity: null, store: 'raw' }) as const,
  )
  const spec: TableSpec = { task: 'binary', features, segments: [] }
  const table = await openTable(source, { kind: 'reference', spec, map: {}, zone: 'UTC' })
  return (await readSample(table)).read.map((raw) => fieldsOf(raw, 'features'))
}

const shown = (value: unknown): string =>
  (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).slice(0, SAMPLE_LENGTH)

/** Each column with some of its cells, what it is loaded as, and what looks wrong about that. */
export async function previewColumns(source: TableSource, options: Options): Promise<PreviewedColumn[]> {
  const { names, spec, sample } = options
  const cells = await texts(source, names)
  const placesOf = placesFor(options)
  return names.map((name) => {
    const places = placesOf(name)
    const values = cells.flatMap((row) => (row[name] === undefined ? [] : [shown(row[name])]))
    return {
      name,
      samples: [...new Set(values)].slice(0, SAMPLES_SHOWN),
      uses: [...new Set(places.map(nameOf))],
      problems: places.flatMap((place) => {
        const purpose = { name: nameOf(place), numeric: isNumeric(place, spec), binary: spec.task === 'binary' }
        const read = sample.read.map((raw) => cellOf(raw, place))
        return columnProblems(read, purpose).map((problem) => ({ ...problem, use: purpose.name }))
      }),
    }
  })
}
