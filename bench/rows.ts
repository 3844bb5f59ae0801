/** Rows like a real integration sends them: 25 numeric and 5 categorical features, one row a second, newest last. */
export const FEATURES = Array.from({ length: 30 }, (_, index) => ({
  name: `f${index}`,
  type: index < 25 ? ('numeric' as const) : ('categorical' as const),
}))

const START = Date.UTC(2026, 0, 1)

/** A deterministic number in [0, 1) for a row and a column. */
export function noise(row: number, column: number): number {
  let x = (row * 2654435761 + column * 40503 + 12345) >>> 0
  x = Math.imul(x ^ (x >>> 15), 2246822519) >>> 0
  x = Math.imul(x ^ (x >>> 13), 3266489917) >>> 0
  return ((x ^ (x >>> 16)) >>> 0) / 4294967296
}

const gaussian = (row: number, column: number) =>
  noise(row, column) + noise(row, column + 100) + noise(row, column + 200) + noise(row, column + 300) - 2

export function prediction(row: number, secondsApart = 1) {
  const features: Record<string, number | string> = {}
  for (let k = 0; k < 25; k++) features[`f${k}`] = Number((gaussian(row, k) * 10 ** (k % 4)).toPrecision(7))
  for (let k = 25; k < 30; k++) features[`f${k}`] = `c${Math.floor(noise(row, k) ** 2 * 8 * (k - 23))}`
  const score = Number(noise(row, 50).toFixed(4))
  return {
    id: `row-${row}`,
    timestamp: new Date(START + row * secondsApart * 1000).toISOString(),
    features,
    prediction: score > 0.5 ? '1' : '0',
    score,
    latencyMs: 5 + Number((noise(row, 51) * 20).toFixed(2)),
  }
}

/** The reference as CSV. */
export function* referenceCsv(rows: number): Generator<string> {
  yield `id,timestamp,${FEATURES.map((feature) => feature.name).join(',')},prediction,score\n`
  for (let row = 0; row < rows; row++) {
    const { features, ...rest } = prediction(-1 - row)
    yield `r${row},${rest.timestamp},${FEATURES.map((feature) => features[feature.name]).join(',')},${rest.prediction},${rest.score}\n`
  }
}
