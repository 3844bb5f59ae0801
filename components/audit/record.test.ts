import { createTranslator } from 'use-intl/core'
import { describe, expect, it } from 'vitest'
import audit from '@/lib/i18n/messages/en/audit.json'
import { AUDIT_ACTIONS, AUDIT_OBJECTS, actionWords, actorWords, objectName, objectWords } from './record'

const t = createTranslator({ locale: 'en', messages: { audit }, namespace: 'audit' })

describe('audit records in words', () => {
  it('names every action and kind of object that is written', () => {
    for (const action of AUDIT_ACTIONS) expect(actionWords(action, t)).not.toContain('.')
    for (const type of AUDIT_OBJECTS) expect(objectWords(type, t)).not.toContain('_')
  })
  it('leaves what it does not know as it is', () => {
    expect(actionWords('drift.read', t)).toBe('drift.read')
    expect(objectWords('thing', t)).toBe('thing')
  })
  it.each([
    [{ after: { name: 'Ana', email: 'a@b.c' } }, 'Ana'],
    [{ name: 'scoring' }, 'scoring'],
    [{ after: { slug: 'fraud' } }, 'fraud'],
    [{ model: 'm', version: 'v1' }, 'v1'],
    [{ model: 'mdl_1', alias: 'champion', to: 'ver_1' }, 'champion'],
    [{ sessionsEnded: 1 }, null],
    [{ after: null }, null],
  ])('finds the name in %j', (detail, expected) => {
    expect(objectName({ detail })).toBe(expected)
  })
  it.each([
    [{ kind: 'user', id: 'usr_1', name: 'Ana' }, 'Ana'],
    [{ kind: 'key', id: 'key_1', name: 'scoring' }, 'scoring (key)'],
    [{ kind: 'system', id: 'first-run', name: 'first-run' }, 'first-run (system)'],
    [{ kind: 'anonymous', id: 'anonymous', name: 'anonymous' }, 'not signed in'],
  ])('says who', (actor, expected) => {
    expect(actorWords({ actor }, t)).toBe(expected)
  })
})
