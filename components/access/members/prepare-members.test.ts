import { createTranslator } from 'use-intl/core'
import { describe, expect, it } from 'vitest'
import { createFormat } from '@/lib/format'
import access from '@/lib/i18n/messages/en/access.json'
import members from '@/lib/i18n/messages/en/members.json'
import { type MemberItem, type MemberRole, roleWords, toggledRoles } from './member'
import { prepareMembers } from './prepare-members'

const t = createTranslator({ locale: 'en', messages: { members }, namespace: 'members' })
const accessWords = createTranslator({ locale: 'en', messages: { access }, namespace: 'access' })
const format = createFormat({ locale: 'en', zone: 'UTC' })
const member = (status: MemberItem['status']): MemberItem => ({
  id: 'usr_1',
  email: 'ana@example.com',
  name: 'Ana',
  status,
  roles: [],
  createdAt: '2026-01-01T00:00:00Z',
})

describe('members in one sentence', () => {
  it.each([
    [['active'], null, '1 person has access', 'Everybody has chosen a password.'],
    [
      ['active', 'invited', 'disabled'],
      null,
      '2 people have access',
      '1 has not chosen a password yet; 1 is disabled.',
    ],
    [['active', 'active'], 'cursor', 'More than 2 people have access', null],
  ] as const)('%j', (states, next, sentence, why) => {
    const page = { items: states.map(member), next }
    expect(prepareMembers({ page, filtered: false, t, format })).toEqual({ sentence, why })
  })
  it('counts what a filter finds', () => {
    const page = { items: [member('disabled')], next: null }
    expect(prepareMembers({ page, filtered: true, t, format }).sentence).toBe('1 person matches this filter')
  })
})

describe('roles', () => {
  const scoped: MemberRole = { role: 'sme', useCase: 'fraud' }
  it('are given and taken away everywhere, without touching those of a use case', () => {
    const given = toggledRoles([scoped], 'sme')
    expect(given).toEqual([scoped, { role: 'sme', useCase: null }])
    expect(toggledRoles(given, 'sme')).toEqual([scoped])
  })
  it('name the use case they count in', () => {
    const named = roleWords([{ role: 'admin', useCase: null }, scoped], [{ slug: 'fraud', name: 'Fraud' }], accessWords)
    expect(named).toEqual(['Administrator', 'Subject matter expert in Fraud'])
  })
})
