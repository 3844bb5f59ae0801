import { createTranslator } from 'use-intl/core'
import { describe, expect, it } from 'vitest'
import { createFormat } from '@/lib/format'
import compare from '@/lib/i18n/messages/en/compare.json'
import models from '@/lib/i18n/messages/en/models.json'
import { factName, factText } from './fact-text'

const words = {
  t: createTranslator({ locale: 'en', messages: { compare }, namespace: 'compare', timeZone: 'UTC' }),
  m: createTranslator({ locale: 'en', messages: { models }, namespace: 'models', timeZone: 'UTC' }),
  format: createFormat({ locale: 'en', zone: 'UTC' }),
}

describe('a fact that differs', () => {
  it.each([
    ['kind', 'kind', 'rules', '', 'Rules'],
    [
      'features',
      'amount',
      'numeric, nullable, unclassified, raw',
      'amount',
      'number, may be missing, not classified, values',
    ],
    ['segments', 'region', 'declared', 'region', 'declared'],
    ['reference', 'rows', '33883', 'rows', '33,883'],
    ['reference', 'from', '2001-01-01T00:01:00.000Z', 'from', '1 Jan 2001 00:01'],
    ['reference', 'digest', 'd4c696c6375a5c38d3a1', 'digest', 'd4c696c6375a'],
    ['lineage', 'params.c', '0.1', 'params.c', '0.1'],
  ] as const)('%s %s', (aspect, name, value, called, text) => {
    expect(factName({ aspect, name }, words)).toBe(called)
    expect(factText({ aspect, name }, value, words)).toBe(text)
    expect(factText({ aspect, name }, null, words)).toBeNull()
  })
})
