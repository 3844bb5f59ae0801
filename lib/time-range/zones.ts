const COMMON = [
  'UTC',
  'Europe/London',
  'Europe/Berlin',
  'Europe/Helsinki',
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Los_Angeles',
  'America/Sao_Paulo',
  'Africa/Johannesburg',
  'Asia/Dubai',
  'Asia/Kolkata',
  'Asia/Shanghai',
  'Asia/Singapore',
  'Asia/Tokyo',
  'Australia/Sydney',
] as const

/** UTC, the reader's own zone, the chosen one, then common ones; each once. */
export function zoneChoices(chosen: string, own?: string): string[] {
  const first = ['UTC', ...(own ? [own] : []), chosen]
  return [...new Set([...first, ...COMMON])]
}
