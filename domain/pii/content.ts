import { passesChineseId, passesCpf, passesIban, passesLuhn, passesSpanishId } from './checksums'
import type { SuspectClass } from './classes'

const EMAIL = /[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.\p{L}{2,}/u
const DATE = /^(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})(?:\D|$)/
const NUMBER = /^[+-]?\d*\.?\d+(?:e[+-]?\d+)?$/i
const PHONE = /^(?:\+|00|\(?0)?[\d\s().\-/]{7,22}$/
const SSN = /^(?!000|666|9)\d{3}[- ](?!00)\d{2}[- ](?!0000)\d{4}$/
const NINO = /^(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]$/
const CODICE_FISCALE = /^[A-Z]{6}\d{2}[A-EHLMPRST]\d{2}[A-Z]\d{3}[A-Z]$/
const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\/\d{1,2})?$/
const IPV6 = /^(?=(?:.*:){2})(?:[\da-f]{0,4}:){2,7}[\da-f]{0,4}(?:%\w+)?$/i
const TITLE = /(?:^|[\s,])(?:mr|mrs|ms|miss|mx|dr|prof|master|rev|sir|mme|mlle|herr|frau|señora?|sr|sra)\.?(?=\s)/iu
const WORD = "\\p{Lu}[\\p{L}'’.-]*"
const SURNAME_FIRST = new RegExp(`^${WORD}(?: ${WORD})?, ${WORD}(?: ${WORD}){0,4}$`, 'u')
const PARTICLE = '(?:(?:de|da|di|van|von|der|den|del|el|bin|al|la) ){0,2}'
const FULL_NAME = new RegExp(`^${WORD}(?: ${PARTICLE}${WORD}){1,3}$`, 'u')
const STREET =
  /\d+[a-z]?\s+(?:[\p{L}.'’-]+\s+){0,3}(?:street|st|road|rd|avenue|ave|lane|ln|drive|boulevard|blvd|square|court|way)\b|(?:straße|strasse|str\.|platz|weg|rue|via|calle|avenida|plaza|rua)\b.*\d|\d+\s*(?:号|號)/iu
const PLACE = /^\p{Lu}[\p{L} .'’-]+(?:, | \/ )\p{Lu}[\p{L} .'’-]*/u

function isPhone(text: string): boolean {
  const digits = text.replace(/\D/g, '')
  if (digits.length < 8 || digits.length > 15 || !PHONE.test(text)) return false
  if (DATE.test(text) || NUMBER.test(text) || SSN.test(text) || IPV4.test(text)) return text.startsWith('+')
  return text.startsWith('+') || /\d[\s().\-/]+\d[\d]*[\s().\-/]+\d/.test(text)
}

function isCard(text: string): boolean {
  const digits = text.replace(/[ -]/g, '')
  return /^[2-6]\d{12,18}$/.test(digits) && /^[\d -]+$/.test(text) && passesLuhn(digits)
}

function isNationalId(text: string): boolean {
  const plain = text.replace(/ /g, '').toUpperCase()
  if (SSN.test(text) || NINO.test(plain) || CODICE_FISCALE.test(plain)) return true
  if (/^\d{3}\.\d{3}\.\d{3}-\d{2}$/.test(text)) return passesCpf(text.replace(/\D/g, ''))
  if (/^\d{17}[\dX]$/.test(plain)) return /^\d{6}(?:19|20)/.test(plain) && passesChineseId(plain)
  return /^(?:\d{8}|[XYZ]\d{7})[A-Z]$/.test(plain) && passesSpanishId(plain)
}

function isIban(text: string): boolean {
  const plain = text.replace(/ /g, '').toUpperCase()
  return /^[A-Z]{2}\d{2}[A-Z\d]{11,30}$/.test(plain) && passesIban(plain)
}

const words = (text: string) => text.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length

/** Does one text look like this? Checks are about a single value; how often it must be true is decided per column. */
export const LOOKS_LIKE: Record<SuspectClass, (text: string) => boolean> = {
  email: (text) => EMAIL.test(text),
  phone: isPhone,
  card: isCard,
  iban: isIban,
  national_id: isNationalId,
  ip_address: (text) => IPV4.test(text) || (IPV6.test(text) && /[\da-f]/i.test(text)),
  person_name: (text) => /\p{L}/u.test(text) && (TITLE.test(text) || SURNAME_FIRST.test(text) || FULL_NAME.test(text)),
  address: (text) => STREET.test(text) || PLACE.test(text),
  identifier: (text) => /\d/.test(text) && text.length >= 3,
  free_text: (text) => text.length >= 40 && words(text) >= 6,
}

/** What a name leaves no doubt about: a title before it. */
export const hasTitle = (text: string): boolean => TITLE.test(text)
export const hasStreet = (text: string): boolean => STREET.test(text)
