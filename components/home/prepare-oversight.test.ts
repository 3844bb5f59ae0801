import { describe, expect, it } from 'vitest'
import type { InstallationFacts } from '@/components/access/installation-facts'
import type { MembersPage } from '@/components/access/members/member'
import type { AuditItem } from '@/components/audit/record'
import { type Administered, prepareAdmin } from './prepare-admin'
import { prepareRiskOfficer } from './prepare-risk-officer'
import { TILES_MAX } from './story'
import { auditWords, FINE, facts, NOW, WORSE, waitingOf } from './testing'

const record = (seq: number, action: string): AuditItem => ({
  seq,
  at: '2026-03-01T09:12:00Z',
  actor: { kind: 'user', id: 'usr_1', name: 'Ana' },
  action,
  outcome: 'done',
  object: { type: 'key', id: 'key_1' },
  useCase: null,
  requestId: 'req_1',
  detail: { name: 'scoring' },
  hash: 'x',
})
const none = { items: [], next: null }
const SILENT = { slug: 'm', name: 'M', version: 'v0', createdAt: '2001-01-01T00:00:00Z' }

describe('what breaches policy, and who decided', () => {
  it.each([
    [facts([]), none, 'There is no model version yet; nobody was refused anything'],
    [facts([FINE, WORSE]), none, 'All 2 versions are watched; nobody was refused anything'],
    [
      facts([FINE], { unmonitored: [SILENT] }),
      { items: [record(1, 'keys.create')], next: null },
      '1 of 2 versions is not watched; 1 attempt was refused',
    ],
    [
      facts([FINE]),
      { items: [record(1, 'keys.create'), record(2, 'keys.create')], next: 'x' },
      'The one version is watched; more than 2 attempts were refused',
    ],
  ])('says it in one sentence', (home, denied, sentence) => {
    const story = prepareRiskOfficer(home, { lately: none, denied, waiting: waitingOf(), now: NOW }, auditWords)
    expect(story.sentence).toBe(sentence)
    expect(story.tiles.length).toBeLessThanOrEqual(TILES_MAX)
  })
  it('leaves coming and going out of the last changes', () => {
    const items = [record(3, 'access.signIn'), record(2, 'keys.create'), record(1, 'access.signOut')]
    const story = prepareRiskOfficer(
      facts([]),
      { lately: { items, next: null }, denied: none, waiting: waitingOf(), now: NOW },
      auditWords,
    )
    expect(story.tiles.find(({ id }) => id === 'lately')?.rows).toEqual([
      {
        id: '2',
        label: 'Created a key',
        hint: 'Ana · API key · scoring',
        value: '1 Mar 2026 09:12',
        href: '/settings/audit?record=2',
      },
    ])
  })
})

const INSTALLATION: InstallationFacts = {
  status: 'ready',
  engine: 'embedded',
  reachable: true,
  durability: 'process',
  lock: 'held',
  migrations: { applied: 2, pending: [] },
  place: '/data',
  version: '0.1.0',
  node: 'v24',
  publicUrl: null,
}
const member = (status: 'active' | 'invited' | 'disabled'): MembersPage['items'][number] => ({
  id: 'usr_1',
  email: 'ana@example.com',
  name: 'Ana',
  status,
  roles: [],
  createdAt: '2026-01-01T00:00:00Z',
})
const given = (over: Partial<Administered> = {}): Administered => ({
  installation: INSTALLATION,
  members: { items: [member('active')], next: null },
  keys: { items: [], next: null },
  lately: [],
  now: Date.parse('2026-03-01T00:00:00Z'),
  ...over,
})

describe('is the installation healthy', () => {
  it.each([
    [
      given(),
      'The installation is ready; 1 member, no active key',
      'The embedded database survives a killed process, not a power cut.',
    ],
    [
      given({
        installation: { ...INSTALLATION, status: 'unavailable', durability: 'power' },
        members: { items: [member('active'), member('invited')], next: 'x' },
      }),
      'The installation is not ready; more than 2 members, no active key',
      'The database survives a crash and a power cut. 1 invitation is still open.',
    ],
  ])('says it in one sentence', (administered, sentence, why) => {
    const story = prepareAdmin(facts([FINE]), administered, auditWords)
    expect(story.sentence).toBe(sentence)
    expect(story.why).toBe(why)
    expect(story.tiles.length).toBeLessThanOrEqual(TILES_MAX)
  })
})
