export type SparkBox = { width: number; height: number; pad?: number }
export type Spark = { path: string; limitY: number | null; last: { x: number; y: number } | null }

/** The line of a sparkline; gaps stay gaps. The scale holds all values and the limit. */
export function sparkPath(values: readonly (number | null)[], limit: number | null, box: SparkBox): Spark {
  const pad = box.pad ?? 2
  const known = values.filter((value) => value !== null)
  const all = limit === null ? known : [...known, limit]
  if (known.length === 0) return { path: '', limitY: null, last: null }
  const low = all.reduce((a, b) => Math.min(a, b))
  const high = all.reduce((a, b) => Math.max(a, b))
  const x = (index: number) => pad + ((box.width - 2 * pad) * index) / Math.max(1, values.length - 1)
  const y = (value: number) => box.height - pad - ((box.height - 2 * pad) * (value - low)) / (high - low || 1)
  let path = ''
  let pen = 'M'
  let last: Spark['last'] = null
  values.forEach((value, index) => {
    if (value === null) {
      pen = 'M'
      return
    }
    last = { x: x(index), y: y(value) }
    path += `${pen}${last.x.toFixed(1)} ${last.y.toFixed(1)}`
    pen = 'L'
  })
  return { path, limitY: limit === null ? null : y(limit), last }
}
