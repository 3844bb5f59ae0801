import 'server-only'

type Kind = 'counter' | 'gauge' | 'histogram'
type Family = { name: string; help: string; kind: Kind; lines: () => string[] }

// Several bundles of one process share one registry.
const slot = globalThis as typeof globalThis & { plumblineMetrics?: Map<string, Family> }
slot.plumblineMetrics ??= new Map()
const families = slot.plumblineMetrics

const SERIES_MAX = 2000
const BUCKETS = [0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 10]

export type Labels = Record<string, string>

const labelText = (labels: Labels): string => {
  const parts = Object.entries(labels).map(
    ([name, value]) => `${name}="${value.replace(/[\\"\n]/g, (c) => (c === '\n' ? '\\n' : `\\${c}`))}"`,
  )
  return parts.length > 0 ? `{${parts.join(',')}}` : ''
}

/** The series of a metric by their labels; beyond a bound, new ones are left out. */
class Series<Value> {
  private readonly values = new Map<string, { labels: Labels; value: Value }>()
  constructor(private readonly fresh: () => Value) {}

  at(labels: Labels): { labels: Labels; value: Value } | null {
    const key = labelText(labels)
    const known = this.values.get(key)
    if (known) return known
    if (this.values.size >= SERIES_MAX) return null
    const made = { labels, value: this.fresh() }
    this.values.set(key, made)
    return made
  }

  all() {
    return [...this.values.values()]
  }
}

function register<Value extends { family: Family }>(name: string, make: () => Value): Value {
  const known = families.get(name) as (Family & { owner?: Value }) | undefined
  if (known?.owner) return known.owner
  const made = make()
  families.set(name, Object.assign(made.family, { owner: made }))
  return made
}

/** A number that only grows: `count(labels, by)`. Names end in `_total`. */
export function counter(name: string, help: string) {
  return register(name, () => {
    const series = new Series(() => 0)
    const lines = () => series.all().map(({ labels, value }) => `${name}${labelText(labels)} ${value}`)
    const count = (labels: Labels = {}, by = 1): void => {
      const entry = series.at(labels)
      if (entry) entry.value += by
    }
    return { family: { name, help, kind: 'counter' as const, lines }, count }
  })
}

/** How long things take, in seconds. */
export function histogram(name: string, help: string) {
  return register(name, () => {
    const series = new Series(() => ({ buckets: new Array<number>(BUCKETS.length).fill(0), sum: 0, n: 0 }))
    const lines = () =>
      series
        .all()
        .flatMap(({ labels, value }) => [
          ...BUCKETS.map((le, i) => `${name}_bucket${labelText({ ...labels, le: String(le) })} ${value.buckets[i]}`),
          `${name}_bucket${labelText({ ...labels, le: '+Inf' })} ${value.n}`,
          `${name}_sum${labelText(labels)} ${value.sum}`,
          `${name}_count${labelText(labels)} ${value.n}`,
        ])
    const observe = (labels: Labels, seconds: number): void => {
      const entry = series.at(labels)
      if (!entry) return
      const { value } = entry
      value.n++
      value.sum += seconds
      for (const [i, le] of BUCKETS.entries()) if (seconds <= le) value.buckets[i] = (value.buckets[i] ?? 0) + 1
    }
    return { family: { name, help, kind: 'histogram' as const, lines }, observe }
  })
}

/** A number read when somebody asks. */
export function gauge(name: string, help: string, read: () => number): void {
  families.set(name, { name, help, kind: 'gauge', lines: () => [`${name} ${read()}`] })
}

/** Everything in the Prometheus text format. */
export function renderMetrics(): string {
  const parts = [...families.values()].map(({ name, help, kind, lines }) =>
    [`# HELP ${name} ${help}`, `# TYPE ${name} ${kind}`, ...lines()].join('\n'),
  )
  return `${parts.join('\n')}\n`
}
