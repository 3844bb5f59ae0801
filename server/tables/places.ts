import 'server-only'
import type { ColumnMap } from '@/domain/imports/column-map'
import { WallClock } from '@/domain/imports/local-time'
import {
  COLUMNS_OF,
  MAPPED_ONLY,
  PROBABILITY_PREFIX,
  SEGMENT_PREFIX,
  TABLE_COLUMNS,
  type TableKind,
} from '@/domain/imports/table-columns'
import { AppError } from '@/server/kernel/app-error'
import { numberOf, numberOfText, textOf, timeOf } from './cells'
import type { TableSpec } from './table'

/** Where a column's cells go in a row, and as what. A column may have several places: `amount` may be a feature too. */
export type Place = {
  into: 'row' | 'features' | 'segments' | 'probabilities' | 'date' | 'hour'
  key: string
  convert: (cell: unknown) => unknown
  isTime?: true
}

export type PlaceOptions = {
  kind: TableKind
  spec: TableSpec
  map: ColumnMap
  zone: string
  /** Do cells carry a type (NDJSON, Parquet), or are they all text (CSV)? */
  typed: boolean
}

const FIELD: Record<string, string> = { latency_ms: 'latencyMs' }
const NUMBERS = new Set(['score', 'latency_ms', 'amount'])
const NUMERIC_TASKS = new Set(['regression', 'ranking', 'unsupervised'])

/** What the names of columns mean for one kind of table and one version. */
export class Places {
  readonly clock: WallClock
  private readonly number: (cell: unknown) => unknown
  private readonly features: Map<string, TableSpec['features'][number]>
  /** Column -> names it stands for by the map. */
  private readonly mapped = new Map<string, string[]>()

  constructor(private readonly options: PlaceOptions) {
    this.clock = new WallClock(options.zone)
    this.number = options.typed ? numberOf : numberOfText
    this.features = new Map(options.spec.features.map((feature) => [feature.name, feature]))
    for (const name of Object.keys(options.map)) {
      if (!this.isKnown(name)) throw unknownName(name)
    }
  }

  /** Binds the map to the columns that are there. A column of the map that is not there is refused where all are known. */
  bind(columns: readonly string[], { complete = true } = {}): void {
    const there = new Set(columns)
    for (const [name, column] of Object.entries(this.options.map)) {
      const parts = name === 'timestamp' && !there.has(column) ? dateAndHour(column, there) : null
      if (complete && !parts && !there.has(column)) throw absentColumn(name, column)
      if (!parts) this.stand(column, name)
      else for (const [index, part] of parts.entries()) this.stand(part, index === 0 ? '@date' : '@hour')
    }
  }

  private stand(column: string, name: string): void {
    this.mapped.set(column, [...(this.mapped.get(column) ?? []), name])
  }

  /** The places of a column: by the map, else by its own name, unless that name is mapped to another column. */
  of(column: string): Place[] {
    const names = this.mapped.get(column)
    if (names) return names.flatMap((name) => this.named(name))
    if (Object.hasOwn(this.options.map, column) || MAPPED_ONLY.has(column)) return this.featureNamed(column)
    return this.named(column)
  }

  private isKnown(name: string): boolean {
    const { kind, spec } = this.options
    if ((TABLE_COLUMNS as readonly string[]).includes(name) || this.features.has(name)) return true
    if (name.startsWith(SEGMENT_PREFIX)) {
      return kind === 'labels' || spec.segments.includes(name.slice(SEGMENT_PREFIX.length))
    }
    return spec.task === 'multiclass' && name.startsWith(PROBABILITY_PREFIX)
  }

  private featureNamed(column: string): Place[] {
    return Object.hasOwn(this.options.map, column) ? [] : this.feature(column)
  }

  private feature(name: string): Place[] {
    const feature = this.options.kind === 'labels' ? undefined : this.features.get(name)
    if (!feature) return []
    return [{ into: 'features', key: name, convert: feature.type === 'numeric' ? this.number : textOf }]
  }

  private named(name: string): Place[] {
    const { kind, spec } = this.options
    if (name === '@date' || name === '@hour')
      return [{ into: name === '@date' ? 'date' : 'hour', key: '', convert: same }]
    const places = this.feature(name)
    if (COLUMNS_OF[kind].has(name)) places.push(this.ownColumn(name))
    if (kind === 'labels') return places
    const segment = name.startsWith(SEGMENT_PREFIX) ? name.slice(SEGMENT_PREFIX.length) : null
    if (segment !== null && spec.segments.includes(segment))
      places.push({ into: 'segments', key: segment, convert: textOf })
    if (spec.task === 'multiclass' && name.startsWith(PROBABILITY_PREFIX))
      places.push({ into: 'probabilities', key: name.slice(PROBABILITY_PREFIX.length), convert: this.number })
    return places
  }

  private ownColumn(name: string): Place {
    const key = FIELD[name] ?? name
    if (name === 'timestamp') return { into: 'row', key, convert: (cell) => timeOf(cell, this.clock), isTime: true }
    const numeric =
      NUMBERS.has(name) || ((name === 'prediction' || name === 'label') && NUMERIC_TASKS.has(this.options.spec.task))
    return { into: 'row', key, convert: numeric ? this.number : textOf }
  }
}

const same = (cell: unknown) => cell

/** `dteday+hr`; a plus that came through a URL unescaped is a space. */
function dateAndHour(column: string, there: ReadonlySet<string>): [string, string] | null {
  for (const match of column.matchAll(/[+ ]/g)) {
    const [date, hour] = [column.slice(0, match.index).trim(), column.slice(match.index + 1).trim()]
    if (there.has(date) && there.has(hour)) return [date, hour]
  }
  return null
}

function unknownName(name: string): AppError {
  const detail = `map: ${name.slice(0, 100)} is neither a column of the product nor a feature of the version`
  return new AppError('invalid_input', detail, { errors: [{ pointer: '/map', code: 'unknown_name', detail }] })
}

function absentColumn(name: string, column: string): AppError {
  const detail = `map: the table has no column ${column.slice(0, 200)} for ${name.slice(0, 100)}`
  return new AppError('invalid_table', detail, { errors: [{ pointer: '/map', code: 'column_absent', detail }] })
}
