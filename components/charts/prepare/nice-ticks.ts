export type Ticks = { ticks: number[]; step: number }

const STEPS = [1, 2, 2.5, 5, 10]

/** The step 1, 2, 2.5 or 5 times a power of ten that is at least `least`. */
function niceStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least))
  const step = STEPS.find((one) => one * power >= least * (1 - 1e-9)) ?? 10
  return step * power
}

/** Removes the noise of binary fractions: 0.30000000000000004 -> 0.3. */
export function clean(value: number): number {
  return Number(value.toPrecision(12)) + 0
}

/** Ticks and the axis they stand on: no empty last step where the figures end just above a tick. */
export function niceAxis(low: number, high: number, most = 6): Ticks & { domain: [number, number] } {
  const { ticks, step } = niceTicks(low, high, most)
  const first = ticks[0] ?? 0
  const last = ticks.at(-1) ?? 1
  const over = high - (last - step)
  const trim = ticks.length > 3 && over < 0.35 * step
  const kept = trim ? ticks.slice(0, -1) : ticks
  return { ticks: kept, step, domain: [first, trim ? clean(high + Math.max(0.05 * step, 0.2 * over)) : last] }
}

/** Round ticks whose first is at or below `low` and whose last is at or above `high`; four to seven of them. */
export function niceTicks(low: number, high: number, most = 6): Ticks {
  if (!Number.isFinite(low) || !Number.isFinite(high)) return { ticks: [0, 1], step: 1 }
  const flat = high - low <= 1e-9 * Math.max(Math.abs(low), Math.abs(high))
  const bottom = flat ? low - (Math.abs(low) || 1) / 2 : low
  const top = flat ? high + (Math.abs(high) || 1) / 2 : high
  let step = niceStep((top - bottom) / most)
  let first = Math.floor(bottom / step + 1e-9)
  let last = Math.ceil(top / step - 1e-9)
  while (last - first > most) {
    step = niceStep(step * 1.01)
    first = Math.floor(bottom / step + 1e-9)
    last = Math.ceil(top / step - 1e-9)
  }
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => clean((first + index) * step))
  return { ticks, step: clean(step) }
}
