const NUMERIC = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/

/** The text of a class: `String(value)`, numeric text normalised, so that `1`, `1.0`, `"1.0"` are all `1`. */
export function normaliseClass(value: string | number | boolean): string {
  if (typeof value !== 'string') return String(Object.is(value, -0) ? 0 : value)
  const text = value.trim()
  if (!NUMERIC.test(text)) return text
  const number = Number(text)
  if (!Number.isFinite(number) || (Number.isInteger(number) && !Number.isSafeInteger(number))) return text
  return String(Object.is(number, -0) ? 0 : number)
}
