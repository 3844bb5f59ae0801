/** Name of the product's column or of a feature -> the file's column that holds it. */
export type ColumnMap = Readonly<Record<string, string>>

const ENTRIES_MAX = 600

const split = (text: string, separator: ',' | ':'): string[] => {
  const parts = ['']
  for (let i = 0; i < text.length; i++) {
    const char = text.charAt(i)
    if (char === '\\' && i + 1 < text.length) parts[parts.length - 1] += char + text.charAt(++i)
    else if (char === separator) parts.push('')
    else parts[parts.length - 1] += char
  }
  return parts
}
const unescaped = (text: string) => text.replace(/\\([\\,:])/g, '$1')
const escaped = (text: string) => text.replace(/[\\,:]/g, '\\$&')

/**
 * Reads `id:flight_id,score:y_pred_proba`. A comma, colon or backslash inside a name is written with a backslash before
 * it; colons in the column's name need none. Refuses an entry without both names and a name that is mapped twice.
 */
export function parseColumnMap(text: string): { ok: true; map: ColumnMap } | { ok: false; detail: string } {
  const map = new Map<string, string>()
  if (text.trim() === '') return { ok: true, map: {} }
  const entries = split(text, ',')
  if (entries.length > ENTRIES_MAX) return { ok: false, detail: `at most ${ENTRIES_MAX} columns can be mapped` }
  for (const entry of entries) {
    const [name = '', ...rest] = split(entry, ':')
    const [key, column] = [unescaped(name.trim()), unescaped(rest.join(':').trim())]
    if (key === '' || column === '') return { ok: false, detail: `${entry.slice(0, 100)} is not name:column` }
    if (map.has(key)) return { ok: false, detail: `${key.slice(0, 100)} is mapped twice` }
    map.set(key, column)
  }
  return { ok: true, map: Object.fromEntries(map) }
}

/** The text that `parseColumnMap` reads back to the same map. */
export function writeColumnMap(map: ColumnMap): string {
  return Object.entries(map)
    .map(([name, column]) => `${escaped(name)}:${escaped(column)}`)
    .join(',')
}
