import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parquetWriteFile } from 'hyparquet-writer'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isoMinute } from './clock'
import { type FlightGroup, openFlights } from './read'

const directory = mkdtempSync(path.join(tmpdir(), 'flights-'))
const file = path.join(directory, 'small.parquet')
const date = (minute: number) => new Date(Date.UTC(2001, 0, 1, 0, minute))

beforeAll(async () => {
  await parquetWriteFile({
    filename: file,
    rowGroupSize: 3,
    columnData: [
      { name: 'date', data: [1, 2, 3, 4, 5, 6, 7].map(date), type: 'TIMESTAMP' },
      { name: 'delay', data: [5n, -3n, null, 15n, 0n, 90n, 1n], type: 'INT64', nullable: true },
      { name: 'distance', data: [100n, 200n, 300n, 400n, 500n, 600n, 700n], type: 'INT64' },
      { name: 'origin', data: ['ORD', 'LAX', 'ORD', 'JFK', 'ORD', 'LAX', 'ORD'], type: 'STRING' },
      { name: 'destination', data: ['LAX', 'ORD', 'JFK', 'ORD', 'JFK', 'JFK', 'LAX'], type: 'STRING' },
    ],
  })
})
afterAll(() => rmSync(directory, { recursive: true }))

async function all(options: Parameters<typeof openFlights>[0]) {
  const flights = await openFlights(options)
  const rows: (number | string | undefined)[][] = []
  let groups = 0
  for await (const g of flights.groups()) {
    groups++
    for (let i = 0; i < g.size; i++) rows.push(cells(g, i, flights.airports))
  }
  return { rows, groups }
}
const cells = (g: FlightGroup, i: number, airports: readonly string[]) => [
  g.row[i],
  isoMinute(g.departure[i] ?? -1),
  g.delay[i],
  g.distance[i],
  airports[g.origin[i] ?? -1],
  airports[g.destination[i] ?? -1],
]

describe('openFlights', () => {
  test('reads group by group, numbers rows over the file and leaves out rows with an empty cell', async () => {
    const { rows, groups } = await all({ file })
    expect(groups).toBe(3)
    expect(rows.map(([row]) => row)).toEqual([0, 1, 3, 4, 5, 6])
    expect(rows[2]).toEqual([3, '2001-01-01T00:04:00Z', 15, 400, 'JFK', 'ORD'])
    expect(rows[5]).toEqual([6, '2001-01-01T00:07:00Z', 1, 700, 'ORD', 'LAX'])
  })

  test.each([
    [2, [0, 4, 6]],
    [3, [0, 3, 6]],
    [5, [0, 5]],
    [100, [0]],
  ])('takes each %ith row, counted over the file', async (every, expected) => {
    const { rows } = await all({ file, every })
    expect(rows.map(([row]) => row)).toEqual(expected)
  })

  test('the real file: 3,000,000 rows, each fifteenth is 200,000, in the order of departure', async () => {
    const flights = await openFlights({ every: 15 })
    let size = 0
    let last = 0
    for await (const group of flights.groups()) {
      size += group.size
      for (const departure of group.departure) {
        expect(departure >= last).toBe(true)
        last = departure
      }
    }
    expect([flights.rows, size]).toEqual([3_000_000, 200_000])
  })
})
