const digitsOf = (text: string): number[] => Array.from(text, Number)

/** Luhn's check of a string of digits (ISO/IEC 7812-1, annex B). */
export function passesLuhn(digits: string): boolean {
  const sum = digitsOf(digits)
    .reverse()
    .reduce((total, digit, place) => total + (place % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2), 0)
  return sum % 10 === 0
}

/** Remainder 1 of the rearranged account number by 97 (ISO 13616, ISO 7064 MOD 97-10). `text` without spaces, upper case. */
export function passesIban(text: string): boolean {
  let rest = 0
  for (const char of text.slice(4) + text.slice(0, 4)) {
    const value = /\d/.test(char) ? Number(char) : char.charCodeAt(0) - 55
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest === 1
}

const CHINA_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** Check character of the Chinese resident number (GB 11643-1999, ISO 7064 MOD 11-2). */
export function passesChineseId(text: string): boolean {
  const sum = CHINA_WEIGHTS.reduce((total, weight, place) => total + weight * Number(text[place]), 0)
  return '10X98765432'[sum % 11] === text[17]?.toUpperCase()
}

/** Check letter of the Spanish DNI and NIE: number modulo 23. */
export function passesSpanishId(text: string): boolean {
  const number = text.slice(0, -1).replace(/^[XYZ]/, (letter) => String('XYZ'.indexOf(letter)))
  return 'TRWAGMYFPDXBNJZSQVHLCKE'[Number(number) % 23] === text.at(-1)
}

/** Both check digits of the Brazilian CPF: weighted sums modulo 11. */
export function passesCpf(digits: string): boolean {
  const numbers = digitsOf(digits)
  const check = (length: number) => {
    const sum = numbers.slice(0, length).reduce((total, digit, place) => total + digit * (length + 1 - place), 0)
    return ((sum * 10) % 11) % 10 === numbers[length]
  }
  return new Set(numbers).size > 1 && check(9) && check(10)
}
