const SHOWN = 24

/** The shape of a value without its content: letters and digits become dots, but for a letter at the start; cut to 24 characters. */
export function mask(value: string): string {
  const chars = Array.from(value.trim())
  const masked = chars.slice(0, SHOWN).map((char, place) => {
    if (place === 0 && /\p{L}/u.test(char)) return char
    return /[\p{L}\p{N}]/u.test(char) ? '•' : char
  })
  return masked.join('') + (chars.length > SHOWN ? '…' : '')
}
