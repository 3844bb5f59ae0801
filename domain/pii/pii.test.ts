import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { passesIban, passesLuhn } from './checksums'
import type { SuspectClass } from './classes'
import { LOOKS_LIKE } from './content'
import { mask } from './mask'
import { nameHints, wordsOf } from './name-hint'
import { type ColumnValues, scanColumn } from './scan-column'

const YES: Record<Exclude<SuspectClass, 'identifier' | 'free_text'>, string[]> = {
  email: ['a.b+c@example.co.uk', 'write to jan@firma.de please', 'ünal@müller.de'],
  phone: ['+49 170 1234567', '(212) 555-0187', '020 7946 0958', '+351912345678'],
  card: ['4111 1111 1111 1111', '5500-0000-0000-0004', '378282246310005'],
  iban: ['DE89 3704 0044 0532 0130 00', 'GB29NWBK60161331926819', 'fr1420041010050500013m02606'],
  national_id: ['078-05-1120', 'AB123456C', '12345678Z', 'RSSMRA85T10A562S', '529.982.247-25', '11010519491231002X'],
  ip_address: ['192.168.0.1', '10.0.0.0/8', '2001:db8::ff00:42:8329', '::1'],
  person_name: [
    'Braund, Mr. Owen Harris',
    'Dr. Ada Lovelace',
    'Ada Lovelace',
    "O'Neill, Shane",
    'Ludwig van Beethoven',
  ],
  address: ['221b Baker Street', '5 Rue de Rivoli 12', 'Hauptstraße 7', 'New York, NY', 'Bridgerule, Devon'],
}
const NO: typeof YES = {
  email: ['a@b', '@home', 'me at example.com'],
  phone: ['2011-01-01', '31.12.2020 10:00', '12.345678', '1234', '20110101', '078-05-1120'],
  card: ['4111 1111 1111 1112', '1234', '9999999999999995', 'A4111111111111111'],
  iban: ['DE89 3704 0044 0532 0130 01', 'XX00', 'hello'],
  national_id: ['000-12-3456', '12345678A', '111.111.111-11', '2020-01-01', '110105194912310021'],
  ip_address: ['256.1.1.1', '1.2.3', '12:30', 'a:b'],
  person_name: ['male', 'S', 'C85', 'high risk', '3'],
  address: ['cherbourg', 'A/5 21171', 'yes', '42'],
}

describe('content', () => {
  const names = Object.keys(YES) as (keyof typeof YES)[]
  it.each(names)('of %s is told from what looks alike', (name) => {
    for (const text of YES[name]) expect(LOOKS_LIKE[name](text), text).toBe(true)
    for (const text of NO[name]) expect(LOOKS_LIKE[name](text), text).toBe(false)
  })

  it('has the checks of the standards', () => {
    expect([passesLuhn('79927398713'), passesLuhn('79927398710')]).toEqual([true, false])
    expect([passesIban('SE4550000000058398257466'), passesIban('SE4550000000058398257467')]).toEqual([true, false])
  })
})

describe('names of columns', () => {
  it('are read word by word', () => {
    expect(wordsOf('homeTown_2.dest')).toEqual(['home', 'town', '2', 'dest'])
    expect(nameHints('PassengerId')).toEqual(['identifier'])
    expect(nameHints('E-Mail')).toEqual(['email'])
    expect(nameHints('customer_name')).toContain('person_name')
    for (const name of ['product_name', 'HouseAge', 'holiday', 'emailed', 'ideal', 'Cabin', 'Latitude', 'tempo'])
      expect(nameHints(name), name).toEqual([])
  })
})

const column = (name: string, texts: readonly string[], kind: ColumnValues['kind'] = 'categorical'): ColumnValues => {
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  return { name, kind, values: [...counts].map(([text, rows]) => ({ text, rows })) }
}
const many = (make: (i: number) => string, n = 200) => Array.from({ length: n }, (_, i) => make(i))

describe('a column', () => {
  it('of addresses of people is found whatever its name', () => {
    const [found] = scanColumn(
      column(
        'x1',
        many((i) => `user${i}@example.com`),
      ),
    )
    expect(found).toMatchObject({ class: 'email', confidence: 0.95, share: 1, by: ['content'] })
    expect(found?.examples[0]).toBe('u••••@•••••••.•••')
  })

  it('with a few e-mails among other things is found, less surely', () => {
    const found = scanColumn(
      column(
        'x',
        many((i) => (i % 20 === 0 ? `u${i}@example.com` : `v${i}`)),
      ),
    )
    expect(found[0]).toMatchObject({ class: 'email', confidence: 0.7 })
  })

  it('of numbers is a card only where most pass the check', () => {
    const luhn = (i: number) => {
      const body = `4${String(i * 7919).padStart(14, '0')}`
      return body + [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].find((digit) => passesLuhn(body + digit))
    }
    expect(scanColumn(column('n', many(luhn), 'numeric'))[0]).toMatchObject({ class: 'card' })
    expect(
      scanColumn(
        column(
          'n',
          many((i) => `4${String(i * 7919).padStart(15, '0')}`),
          'numeric',
        ),
      ),
    ).toEqual([])
  })

  it('of free text is found by its length, a code list never by its name', () => {
    const text = (i: number) => `the customer called about order ${i} and was not happy with it at all`
    expect(scanColumn(column('x', many(text)))[0]).toMatchObject({ class: 'free_text' })
    expect(
      scanColumn(
        column(
          'address_type',
          many((i) => (i % 2 ? 'home' : 'work')),
        ),
      ),
    ).toEqual([])
    expect(
      scanColumn(
        column(
          'card',
          many((i) => (i % 2 ? 'gold' : 'silver')),
        ),
      ),
    ).toEqual([])
    expect(scanColumn(column('city', []))).toEqual([])
  })

  it('never shows a value', () => {
    expect(mask('Braund, Mr. Owen Harris')).toBe('B•••••, ••. •••• ••••••')
    expect(mask('+49 170 1234567')).toBe('+•• ••• •••••••')
    expect(mask('x'.repeat(100))).toHaveLength(25)
  })

  it('of very long texts is looked at from its start only', () => {
    const long = [`${'a.'.repeat(40_000)}`, ':'.repeat(50_000), '1 '.repeat(50_000), 'A '.repeat(50_000)]
    expect(scanColumn(column('x', long))).toEqual([])
  })
})

const DATA = '../shared/data'
const present = existsSync(DATA)
if (!present) console.warn(`skipped: ${DATA} is not here`)

function columnsOf(file: string): ColumnValues[] {
  const rows = parse(readFileSync(`${DATA}/${file}`, 'utf8')) as string[][]
  const [head = [], ...body] = rows
  return head.map((name, place) => {
    const texts = body.flatMap((row) => (row[place] ? [row[place]] : []))
    return column(name, texts, texts.every((text) => Number.isFinite(Number(text))) ? 'numeric' : 'categorical')
  })
}
const suspects = (file: string, leave: string[] = []) =>
  Object.fromEntries(
    columnsOf(file)
      .filter(({ name }) => !leave.includes(name))
      .flatMap((one) => {
        const [first] = scanColumn(one)
        return first ? [[one.name, first.class]] : []
      }),
  )

describe.skipIf(!present)('real files', () => {
  it('Titanic: names, tickets and home towns are found', () => {
    expect(suspects('titanic_reference.csv')).toEqual({
      PassengerId: 'identifier',
      Name: 'person_name',
      Ticket: 'identifier',
      'home.dest': 'address',
    })
  })

  it('California, bike hire and employment: nothing is found', () => {
    expect(suspects('california_housing_reference.csv', ['id'])).toEqual({})
    expect(suspects('bike_sharing_hour.csv')).toEqual({})
    expect(suspects('employment_MA_every10th.csv', ['id'])).toEqual({})
  })
})
