import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { holds, reach } from '@/domain/access/actor'
import type { Caller } from '@/server/kernel/context'
import { openTestSystem, type TestSystem } from '@/server/testing/open-test-system'
import { createUseCase } from '@/server/use-cases/create'
import { createKey } from './create-key'
import { actorFromKey } from './key'
import { getKey, listKeys } from './list-keys'
import { resolveCaller } from './resolve-caller'
import { revokeKey } from './revoke-key'
import { rotateKey } from './rotate-key'
import { updateMember } from './update-member'

const HOUR = 3_600_000
const DAY = 24 * HOUR
let test: TestSystem
let fraud: string
beforeAll(async () => {
  test = await openTestSystem()
  const admin = await test.as('admin')
  fraud = (await createUseCase.execute(admin, { slug: 'fraud', name: 'Fraud', problem: 'A problem' })).item.id
  await createUseCase.execute(admin, { slug: 'churn', name: 'Churn', problem: 'A problem' })
})
afterAll(() => test.close())

const create = async (caller: Caller, more: object = {}) =>
  (await createKey.execute(caller, { name: 'A key', scopes: ['read'], ...more })).item
const actorOf = (text: string) => actorFromKey(`Bearer ${text}`)
const inDays = (days: number) => new Date(test.clock.now().getTime() + days * DAY).toISOString()

describe('a new key', () => {
  it('is shown once, kept as a hash, and acts for whoever made it', async () => {
    const scientist = await test.as('data_scientist')
    const { key, id, ...item } = await create(scientist, { scopes: ['ingest', 'read'] })
    expect(key).toMatch(/^plb_[0-9a-z]{26}_[0-9a-z]{46}$/)
    expect(item).toMatchObject({ status: 'active', useCases: null, expiresAt: inDays(90), lastUsedAt: null })
    expect(await actorOf(key)).toMatchObject({
      kind: 'key',
      id,
      scopes: ['ingest', 'read'],
      useCaseIds: null,
      owner: { name: item.owner?.name, grants: [{ role: 'data_scientist', useCaseId: null }] },
    })
    const shown = JSON.stringify([
      await getKey.execute(scientist, { id }),
      await listKeys.execute(scientist, {}),
      await test.raw('select * from audit_records'),
      await test.raw('select * from api_keys'),
    ])
    expect(shown).not.toContain(key.slice(-46, -6))
  })

  it('is found whole: no part of it, no other checksum, no other scheme', async () => {
    const { key } = await create(await test.as('data_scientist'))
    for (const text of ['', key.slice(0, -1), `${key}0`, key.toUpperCase(), key.slice(4), 'x'.repeat(20_000)]) {
      expect(await actorOf(text)).toBe(null)
    }
    expect(await actorFromKey(`bearer   ${key} `)).not.toBe(null)
    for (const header of [key, `Basic ${key}`, null]) expect(await actorFromKey(header)).toBe(null)
  })

  it('can do no more than its scope, its use cases and its owner', async () => {
    const engineer = await test.as('software_engineer')
    const ingest = await actorOf((await create(engineer, { scopes: ['ingest'] })).key)
    if (!ingest) throw new Error('no key')
    expect([holds(ingest, 'prediction:ingest'), holds(ingest, 'import:run'), holds(ingest, 'figures:read')]).toEqual([
      true,
      false,
      false,
    ])
    const bound = await actorOf((await create(engineer, { useCases: ['fraud'] })).key)
    expect(bound && reach(bound, 'figures:read')).toEqual([fraud])
    const local = await test.as('data_scientist', fraud)
    const narrow = await actorOf((await create(local, { scopes: ['write'] })).key)
    expect(narrow && [reach(narrow, 'model:write'), reach(narrow, 'kpi:write')]).toEqual([[fraud], []])
    await expect(create(local, { useCases: ['churn'] })).rejects.toMatchObject({ code: 'not_found' })
  })

  it.each([
    ['software_engineer', { scopes: ['write'] }],
    ['data_scientist', { scopes: ['admin'] }],
    ['devops', { scopes: ['ingest'] }],
    ['data_scientist', { owner: 'installation' }],
    ['data_scientist', { expiresAt: null }],
    ['sme', {}],
    ['manager', {}],
  ] as const)('is refused to %s with %j', async (role, more) => {
    await expect(create(await test.as(role), more)).rejects.toMatchObject({ code: 'forbidden' })
  })

  it.each([
    [{ name: '' }, '/name'],
    [{ scopes: [] }, '/scopes'],
    [{ scopes: ['read', 'read'] }, '/scopes'],
    [{ scopes: ['root'] }, '/scopes/0'],
    [{ expiresAt: '2020-01-01T00:00:00Z' }, '/expiresAt'],
    [{ useCases: [] }, '/useCases'],
    [{ secret: 'x' }, ''],
  ])('is refused with %j', async (more, pointer) => {
    await expect(create(await test.as('admin'), more)).rejects.toMatchObject({
      code: 'invalid_input',
      more: { errors: [{ pointer }] },
    })
  })

  it('belongs to the installation when an administrator, or its own admin key, says so', async () => {
    const endless = await create(await test.as('admin'), { owner: 'installation', scopes: ['admin'], expiresAt: null })
    expect([endless.owner, endless.expiresAt]).toEqual([null, null])
    const actor = await actorOf(endless.key)
    if (!actor) throw new Error('no key')
    expect((await create(test.callAs(actor), { scopes: ['ingest'] })).owner).toBe(null)
  })

  it('made by a key reaches no further than that key', async () => {
    const bound = await test.withKey('admin', { useCaseIds: [fraud] })
    await expect(create(bound)).rejects.toMatchObject({ code: 'forbidden' })
    const { id } = await test.addPerson({ grants: [{ role: 'admin', useCaseId: null }] })
    const owned = await test.withKey('admin', { useCaseIds: [fraud], owner: id })
    await expect(create(owned)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(create(owned, { useCases: ['churn'] })).rejects.toMatchObject({ code: 'not_found' })
    expect((await create(owned, { useCases: ['fraud'] })).owner?.id).toBe(id)
    for (const scope of ['ingest', 'read', 'write'] as const) {
      await expect(create(await test.withKey(scope))).rejects.toMatchObject({ code: 'forbidden' })
    }
  })
})

describe('a key ends at the next request', () => {
  it('when it is revoked', async () => {
    const scientist = await test.as('data_scientist')
    const { key, id } = await create(scientist)
    expect((await revokeKey.execute(scientist, { id })).status).toBe('revoked')
    expect(await actorOf(key)).toBe(null)
    await revokeKey.execute(scientist, { id })
    const records = await test.raw('select action from audit_records where object_id = $1 order by seq', [id])
    expect(records).toEqual([{ action: 'keys.create' }, { action: 'keys.revoke' }])
  })

  it('when its time is over', async () => {
    const { key, id } = await create(await test.as('data_scientist'), { expiresAt: inDays(1) })
    test.clock.advance(DAY - 1)
    expect(await actorOf(key)).not.toBe(null)
    test.clock.advance(1)
    expect(await actorOf(key)).toBe(null)
    expect((await getKey.execute(await test.as('data_scientist'), { id })).status).toBe('expired')
  })

  it('when its owner is disabled, and changes with the roles of its owner', async () => {
    const owner = await test.addPerson({ grants: [{ role: 'data_scientist', useCaseId: null }] })
    const { key, id } = await create(test.callAs(owner.actor), { scopes: ['write'] })
    const admin = await test.as('admin')
    const may = async () => {
      const actor = await actorOf(key)
      return actor && holds(actor, 'model:write')
    }
    expect(await may()).toBe(true)
    await updateMember.execute(admin, { id: owner.id, roles: ['sme'] })
    expect(await may()).toBe(false)
    await updateMember.execute(admin, { id: owner.id, status: 'disabled' })
    expect(await may()).toBe(null)
    expect((await getKey.execute(admin, { id })).status).toBe('owner_disabled')
  })
})

describe('rotating', () => {
  it('makes a key with the same rights and lets the old one live for the overlap', async () => {
    const scientist = await test.as('data_scientist')
    const old = await create(scientist, { scopes: ['ingest'], useCases: ['fraud'] })
    const { item } = await rotateKey.execute(scientist, { id: old.id })
    expect(item).toMatchObject({ scopes: ['ingest'], useCases: ['fraud'], rotatedFrom: old.id, owner: old.owner })
    test.clock.advance(DAY - 1)
    expect(await actorOf(old.key)).not.toBe(null)
    test.clock.advance(1)
    expect(await actorOf(old.key)).toBe(null)
    expect(await actorOf(item.key)).not.toBe(null)
    await expect(rotateKey.execute(await test.as('data_scientist'), { id: old.id })).rejects.toMatchObject({
      code: 'conflict',
    })
    await rotateKey.execute(await test.as('data_scientist'), { id: item.id, overlapHours: 0 })
    expect(await actorOf(item.key)).toBe(null)
  })

  it('never makes the old one live longer, and keeps an endless one endless', async () => {
    const admin = await test.as('admin')
    const short = await create(admin, { expiresAt: new Date(test.clock.now().getTime() + HOUR).toISOString() })
    expect((await rotateKey.execute(admin, { id: short.id })).item.old.expiresAt).toBe(short.expiresAt)
    const endless = await create(admin, { expiresAt: null })
    expect((await rotateKey.execute(admin, { id: endless.id })).item.expiresAt).toBe(null)
  })

  it('hands nobody a key that acts for somebody else', async () => {
    const { id } = await create(await test.as('data_scientist'))
    await expect(rotateKey.execute(await test.as('admin'), { id })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(rotateKey.execute(await test.as('data_engineer'), { id })).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('reading keys', () => {
  it('shows people their own, and all to who manages them', async () => {
    const architect = await test.as('ml_architect')
    const ids = [(await create(architect)).id, (await create(architect)).id]
    const own = await listKeys.execute(architect, {})
    expect(own.items.map(({ id }) => id).sort()).toEqual([...ids].sort())
    const [id] = ids as [string, string]
    await expect(getKey.execute(await test.as('data_engineer'), { id })).rejects.toMatchObject({ code: 'not_found' })
    await expect(revokeKey.execute(await test.as('data_engineer'), { id })).rejects.toMatchObject({ code: 'not_found' })
    const admin = await test.as('admin')
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page = await listKeys.execute(admin, cursor === null ? { limit: 3 } : { limit: 3, cursor })
      seen.push(...page.items.map((key) => key.id))
      cursor = page.next
    } while (cursor !== null)
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen).toEqual(expect.arrayContaining(ids))
    await revokeKey.execute(admin, { id })
    expect((await getKey.execute(architect, { id })).status).toBe('revoked')
  })

  it('says when a key was last used, to the minute', async () => {
    const scientist = await test.as('data_scientist')
    const { key, id } = await create(scientist)
    const used = async () => (await getKey.execute(scientist, { id })).lastUsedAt
    const first = test.clock.now().toISOString()
    await actorOf(key)
    await expect.poll(used).toBe(first)
    test.clock.advance(59_000)
    await actorOf(key)
    expect(await used()).toBe(first)
    test.clock.advance(1_001)
    await actorOf(key)
    await expect.poll(used).toBe(test.clock.now().toISOString())
  })
})

it('resolves the caller of a request: the key first, and a wrong one is not made good', async () => {
  const { key, id } = await create(await test.as('data_scientist'))
  const resolve = (headers: Record<string, string>) => resolveCaller(new Request('http://localhost/api', { headers }))
  expect(await resolve({ authorization: `Bearer ${key}` })).toMatchObject({ badKey: false, caller: { actor: { id } } })
  for (const authorization of ['Bearer nothing', 'Bearer', `Bearer ${key}x`]) {
    expect(await resolve({ authorization })).toMatchObject({ badKey: true, caller: { actor: { kind: 'anonymous' } } })
  }
  for (const headers of [{}, { authorization: 'Basic abc' }] as Record<string, string>[]) {
    const { badKey, caller } = await resolve(headers)
    expect([badKey, caller.actor.kind, caller.now]).toEqual([false, 'anonymous', test.clock.now()])
    expect(caller.requestId).toMatch(/^req_/)
  }
})
