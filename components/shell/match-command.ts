/**
 * How well what is typed fits a command, 0 for not at all: every word must occur in its label, hint or keywords (in this
 * order in `texts`); a label that begins with the words comes first. Letters scattered over a word do not count.
 */
export function matchCommand(_id: string, typed: string, texts: string[] = []): number {
  const words = typed.trim().toLowerCase().split(/\s+/)
  const all = texts.join(' ').toLowerCase()
  if (!words.every((word) => all.includes(word))) return 0
  const label = (texts[0] ?? '').toLowerCase()
  if (label.startsWith(words.join(' '))) return 1
  return words.every((word) => label.includes(word)) ? 0.8 : 0.5
}
