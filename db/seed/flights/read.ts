import { createRequire } from 'node:module'
import path from 'node:path'
import { asyncBufferFromFile, type ColumnData, type FileMetaData, parquetMetadataAsync, parquetRead } from 'hyparquet'
import { compressors } from 'hyparquet-compressors'
import { EPOCH } from './clock'

/** US Bureau of Transportation Statistics, January to June 2001, in the order of the actual departure (local time). */
export const flightsFile = (): string =>
  path.join(createRequire(import.meta.url).resolve('vega-datasets'), '../../data/flights-3m.parquet')

/** One row group, column by column. Airports are positions in `Flights.airports`. */
export type FlightGroup = {
  size: number
  /** Row number in the file: the id of the case. */
  row: Int32Array
  /** Departure in minutes since `EPOCH`. */
  departure: Int32Array
  /** Arrival delay in minutes, negative when early. */
  delay: Int16Array
  /** Miles. */
  distance: Int16Array
  origin: Uint16Array
  destination: Uint16Array
}
export type Flights = {
  rows: number
  /** Grows while groups are read. */
  airports: readonly string[]
  groups: () => AsyncGenerator<FlightGroup>
}
type Raw = Map<string, ArrayLike<unknown>>
type Intern = (name: string) => number

const COLUMNS = ['date', 'delay', 'distance', 'origin', 'destination']

/** Opens the file; `every` takes each Nth row, counted over the whole file. */
export async function openFlights({ file = flightsFile(), every = 1 } = {}): Promise<Flights> {
  const buffer = await asyncBufferFromFile(file)
  const metadata = await parquetMetadataAsync(buffer)
  const airports: string[] = []
  const intern = interner(airports)
  async function* groups(): AsyncGenerator<FlightGroup> {
    let start = 0
    for (const group of metadata.row_groups) {
      const end = start + Number(group.num_rows)
      yield pick({ raw: await readColumns({ buffer, metadata, start, end }), start, end, every }, intern)
      start = end
    }
  }
  return { rows: Number(metadata.num_rows), airports, groups }
}

function interner(names: string[]): Intern {
  const known = new Map<string, number>()
  return (name) => {
    const found = known.get(name)
    if (found !== undefined) return found
    known.set(name, names.length)
    return names.push(name) - 1
  }
}

type Range = { start: number; end: number }
type Source = Range & { buffer: Awaited<ReturnType<typeof asyncBufferFromFile>>; metadata: FileMetaData }

async function readColumns({ buffer, metadata, start, end }: Source): Promise<Raw> {
  const raw: Raw = new Map()
  const onChunk = ({ columnName, columnData, rowStart, rowEnd }: ColumnData): void => {
    if (rowStart !== start || rowEnd !== end) throw new Error(`${columnName}: a row group in more than one piece`)
    raw.set(columnName, columnData)
  }
  const parsers = {
    timestampFromMilliseconds: (millis: bigint) => (Number(millis) - EPOCH) / 60_000,
    timestampFromMicroseconds: (micros: bigint) => (Number(micros) / 1000 - EPOCH) / 60_000,
  }
  const range = { rowStart: start, rowEnd: end, columns: COLUMNS }
  await parquetRead({ file: buffer, metadata, compressors, parsers, onChunk, ...range })
  return raw
}

function column(raw: Raw, name: string): ArrayLike<unknown> {
  const found = raw.get(name)
  if (!found) throw new Error(`flights: no column ${name}`)
  return found
}

function pick({ raw, start, end, every }: Range & { raw: Raw; every: number }, intern: Intern): FlightGroup {
  const [date, delay, distance, origin, destination] = COLUMNS.map((name) => column(raw, name))
  if (!date || !delay || !distance || !origin || !destination) throw new Error('flights: a column is missing')
  const first = (every - (start % every)) % every
  const group = emptyGroup(Math.max(0, Math.ceil((end - start - first) / every)))
  let n = 0
  for (let i = first; i < end - start; i += every) {
    const from = origin[i]
    const to = destination[i]
    if (date[i] == null || delay[i] == null || distance[i] == null || !from || !to) continue
    group.row[n] = start + i
    group.departure[n] = Number(date[i])
    group.delay[n] = Number(delay[i])
    group.distance[n] = Number(distance[i])
    group.origin[n] = intern(String(from))
    group.destination[n++] = intern(String(to))
  }
  return { ...group, size: n }
}

function emptyGroup(size: number): FlightGroup {
  return {
    size,
    row: new Int32Array(size),
    departure: new Int32Array(size),
    delay: new Int16Array(size),
    distance: new Int16Array(size),
    origin: new Uint16Array(size),
    destination: new Uint16Array(size),
  }
}
