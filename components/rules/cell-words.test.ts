import { createTranslator } from 'use-intl/core'
import { describe, expect, it } from 'vitest'
import { checkTable } from '@/domain/rules/check'
import { feature, tableOf } from '@/domain/rules/rules-fixture'
import type { DecisionTable } from '@/domain/rules/table'
import en from '@/lib/i18n/messages/en/rules.json'
import zh from '@/lib/i18n/messages/zh/rules.json'
import { cellWords, outputWords } from './cell-words'
import { prepareFindings } from './prepare-findings'

const t = createTranslator({ locale: 'en', messages: { rules: en }, namespace: 'rules' })
const chinese = createTranslator({ locale: 'zh', messages: { rules: zh }, namespace: 'rules' })

describe('conditions in words', () => {
  it.each([
    ['', null, 'any'],
    ['>= 0.4', 'numeric', 'at least 0.4'],
    ['> 3', null, 'above 3'],
    ['< 5 and >= 2', 'numeric', 'from 2 to below 5'],
    ['(1..4]', 'numeric', 'above 1 up to 4'],
    ['3', 'numeric', 'exactly 3'],
    ['!= 3', 'numeric', 'not 3'],
    ['not in [1, 2]', 'numeric', 'not 1, 2'],
    ['< 5 or > 20', 'numeric', 'below 5 or above 20'],
    ['"ORD"', 'categorical', '“ORD”'],
    ['"ORD", "ATL"', null, 'one of “ORD”, “ATL”'],
    ['not in ["ORD"]', 'categorical', 'not “ORD”'],
    ['true', 'boolean', 'true'],
    ['null', 'numeric', 'missing'],
    ['null or < 5', 'numeric', 'below 5 or missing'],
  ])('%s', (text, type, words) => expect(cellWords(text, type, t)).toBe(words))
  it.each(['$ > 3 + 2', '-', 'hour > 3', '"a'])('are left as written: %s', (text) =>
    expect(cellWords(text, 'numeric', t)).toBeNull(),
  )
  it('results lose their quotes, expressions stay', () => {
    expect(['"1"', "'late'", '0.5', 'a + "b"'].map(outputWords)).toEqual(['1', 'late', '0.5', 'a + "b"'])
  })
})

const checkedOf = (table: DecisionTable) => ({ tables: [checkTable(table)], unreadable: [], unreadableCount: 0 })

describe('what the check finds', () => {
  const amount = feature('amount')
  const kind = feature('kind', 'categorical')
  const flag = feature('flag', 'boolean')
  it('is told in either language, without words of the check itself', () => {
    const spec = {
      fields: ['amount', 'kind', 'flag'],
      rows: [
        ['-', '', '', '"1"'],
        ['"open', '', '', '"1"'],
        ['not("a")', '', '', '"1"'],
        ['> 3 and < 2', '', '', '"1"'],
        ['"ten"', '', '', '"1"'],
        ['', '5', '', '"1"'],
        ['', '', '5', '"1"'],
        ['>= 10', '', '', '"1"'],
        ['>= 10', '', '', '"0"'],
        ['< 4', '"x"', '', '"0"'],
        ['< 4', '"x"', '', ''],
      ],
    }
    const table = tableOf(spec, [amount, kind, flag])
    const told = prepareFindings(checkedOf(table), chinese)
    const texts = [...told.problems, ...told.notes].map(({ text }) => text.replace(/amount|kind|flag|not in|x/g, ''))
    expect(texts.length).toBeGreaterThan(8)
    for (const text of texts) expect(text).not.toMatch(/[a-z]{3,}/)
  })
  it('names the gap with a case of it, problems before notes', () => {
    const table = tableOf(
      {
        fields: ['amount'],
        rows: [
          ['>= 100', '"1"'],
          ['< 60', '"0"'],
          ['< 10', '"0"'],
        ],
      },
      [amount],
    )
    const { problems, counts } = prepareFindings(checkedOf(table), t)
    expect(problems.map(({ kind: one, rows }) => [one, rows.map(({ row }) => row)])).toEqual([
      ['unreachable', [3, 2]],
      ['gap', []],
    ])
    expect(problems[1]?.text).toBe('No row decides: amount from 60 to below 100.')
    expect(problems[1]?.example).toEqual({ amount: 60 })
    expect(counts.problems).toBe(2)
  })
  it('tells a pair that contradicts once', () => {
    const table = tableOf(
      {
        fields: ['amount'],
        rows: [
          ['>= 1', '"1"'],
          ['>= 1', '"0"'],
          ['< 1', '"0"'],
        ],
      },
      [amount],
    )
    const { problems, notes } = prepareFindings(checkedOf(table), t)
    expect(problems.map(({ kind: one }) => one)).toEqual(['unreachable', 'contradiction'])
    expect(notes).toEqual([])
  })

  const whole = {
    fields: ['amount'],
    rows: [
      ['>= 1', '"1"'],
      ['< 1', '"0"'],
    ],
  }
  it('is nothing wrong only where everything was looked at', () => {
    const fine = checkedOf(tableOf(whole, [amount]))
    expect(prepareFindings(fine, t).state).toBe('fine')
    expect(prepareFindings({ ...fine, unreadable: null }, t).state).toBe('partly')
    const tables = fine.tables.map((check) => ({ ...check, complete: false }))
    expect(prepareFindings({ ...fine, tables }, t).state).toBe('partly')
    const opaque = { ...whole, rows: [['amount > 5 ? true : false', '"1"']] }
    expect(prepareFindings(checkedOf(tableOf(opaque, [amount])), t).state).toBe('partly')
    const blank = { ...whole, rows: [...whole.rows.slice(0, 1), ['', '']] }
    const { state, problems } = prepareFindings(checkedOf(tableOf(blank, [amount])), t)
    expect([state, problems.map(({ kind: one, rows }) => [one, rows])]).toEqual([
      'found',
      [['empty', [{ table: 0, row: 2 }]]],
    ])
  })
  it('counts what is not listed as well', () => {
    const rows = Array.from({ length: 100 }, (_, i) => [`> ${i}`, `"${i}"`])
    const table = tableOf({ fields: ['amount'], rows, hitPolicy: 'collect' }, [amount])
    const { problems, counts } = prepareFindings({ ...checkedOf(table), unreadableCount: 300 }, t)
    expect([problems.length, counts.problems]).toEqual([201, 4951 + 300])
  })
})
