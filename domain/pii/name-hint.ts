import type { SuspectClass } from './classes'

const HINTS: Record<Exclude<SuspectClass, 'free_text'>, readonly string[]> = {
  email: ['email', 'mail', 'emailaddress'],
  phone: ['phone', 'telephone', 'tel', 'mobile', 'cell', 'cellphone', 'fax', 'msisdn'],
  card: ['card', 'cardnumber', 'creditcard', 'pan'],
  iban: ['iban', 'bankaccount'],
  national_id: [
    'ssn',
    'nino',
    'dni',
    'cpf',
    'nif',
    'passport',
    'socialsecurity',
    'nationalid',
    'taxid',
    'personnummer',
  ],
  ip_address: ['ip', 'ipaddress', 'ipv4', 'ipv6'],
  person_name: [
    'name',
    'firstname',
    'lastname',
    'surname',
    'forename',
    'fullname',
    'givenname',
    'familyname',
    'username',
  ],
  address: ['address', 'addr', 'street', 'home', 'hometown', 'town', 'city', 'postcode', 'zip', 'zipcode', 'residence'],
  identifier: ['id', 'ticket', 'account', 'licence', 'license', 'plate', 'customer', 'client', 'patient', 'passenger'],
}
const FREE_TEXT = ['comment', 'comments', 'note', 'notes', 'description', 'remark', 'message', 'text']

/** A name of something that is no person. */
const THINGS = new Set(
  'product brand file model feature host company campaign item event game species column table team shop store city'.split(
    ' ',
  ),
)

/** Words of a column name: `homeTown`, `home_town`, `home.town` are all home, town. */
export function wordsOf(name: string): string[] {
  return name
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\d]+/u)
    .filter(Boolean)
}

/** Classes that the name of a column suggests. */
export function nameHints(name: string): SuspectClass[] {
  const words = wordsOf(name)
  const joined = words.join('')
  const says = (hints: readonly string[]) =>
    hints.some((hint) => words.includes(hint) || (hint.length > 4 && joined === hint))
  const found = (Object.keys(HINTS) as (keyof typeof HINTS)[]).filter((one) => says(HINTS[one]))
  const classes: SuspectClass[] = found.filter(
    (one) => one !== 'person_name' || !words.some((word) => THINGS.has(word)),
  )
  return says(FREE_TEXT) ? [...classes, 'free_text'] : classes
}
