import { expect, it } from 'vitest'
import type { UserActor } from './actor'
import { homesOf } from './homes'
import { scopesWithin } from './key-grant'
import type { Role } from './roles'

const person = (role: Role, useCaseId: string | null = null): UserActor => ({
  kind: 'user',
  id: 'usr_1',
  name: 'Ada',
  email: 'ada@example.com',
  grants: [{ role, useCaseId }],
  sessionId: 'ses_1',
})

it.each([
  ['data_scientist', ['ingest', 'read', 'write']],
  ['data_engineer', ['ingest', 'read', 'write']],
  ['software_engineer', ['ingest', 'read']],
  ['devops', ['read']],
  ['ml_architect', ['read', 'write']],
  ['admin', ['ingest', 'read', 'write', 'admin']],
] as [Role, string[]][])('%s may give the scopes %j', (role, scopes) => {
  expect(scopesWithin(person(role))).toEqual(scopes)
  expect(scopesWithin(person(role, 'uc_1'))).toEqual(scopes)
})

it('nobody unknown gives any scope', () => {
  expect(scopesWithin({ kind: 'anonymous' })).toEqual([])
})

it('opens the own homes, and all of them to who administers the installation', () => {
  expect(homesOf(person('devops').grants)).toEqual(['devops'])
  expect(homesOf(person('admin', 'uc_1').grants)).toEqual(['admin'])
  expect(homesOf(person('admin').grants)).toHaveLength(9)
  expect(homesOf([...person('manager').grants, ...person('sme').grants, ...person('sme', 'uc_1').grants])).toEqual([
    'sme',
    'manager',
  ])
  expect(homesOf([])).toEqual([])
})
