import { createTranslator } from 'use-intl/core'
import { describe, expect, it } from 'vitest'
import errors from '@/lib/i18n/messages/en/errors.json'
import rules from '@/lib/i18n/messages/en/rules.json'
import { explainFailure } from './explain-failure'

const words = {
  t: createTranslator({ locale: 'en', messages: { rules }, namespace: 'rules' }),
  errors: createTranslator({ locale: 'en', messages: { errors }, namespace: 'errors' }),
}

describe('why rules did not run', () => {
  it('is in the words of the failure, not about entries', () => {
    const refused = { code: 'time_limit', pointer: '/rules', detail: 'was stopped after 3 s' }
    const error = { data: { code: 'invalid_input', requestId: 'req_1', errors: [refused] } }
    expect(explainFailure(error, words)).toEqual({
      text: 'The rules did not come to an end in the time that they have, so they were stopped. Nothing was changed.',
      requestId: 'req_1',
    })
  })

  it('is as anywhere else where nothing is said of the rules', () => {
    const { text } = explainFailure({ data: { code: 'not_found', requestId: 'req_1', errors: [] } }, words)
    expect(text).toBe(words.errors('code.not_found', { detail: '' }))
  })
})
