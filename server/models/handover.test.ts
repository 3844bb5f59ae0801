import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keepArtifact } from '@/server/artifacts/keep'
import { readStore } from '@/server/artifacts/read-store'
import type { Caller } from '@/server/kernel/context'
import { attest } from '@/server/promotions/attestations'
import { putPolicy } from '@/server/promotions/policies'
import { addSite, ask, type Cast, castOf, refused, score } from '@/server/promotions/promotion-fixture'
import type { Person } from '@/server/testing/add-person'
import { openTestSystem, type TestSystem } from '@/server/testing/open-test-system'
import { createVersion } from './create-version'
import { acknowledgeHandover, readHandover } from './handover'
import { getModel } from './list'
import { listOwners, setOwner } from './set-owner'

const HOUR = 3_600_000
const model = 'm'
const before = process.env.PLUMBLINE_ARTIFACT_DIR
let directory: string
let test: TestSystem
let cast: Cast
let successor: Person
const as = (name: keyof Cast): Caller => test.callAs(cast[name].actor)
const asSuccessor = () => test.callAs(successor.actor)
const read = (caller: Caller) => readHandover.execute(caller, { model })
const open = async () => (await read(as('risk'))).items.flatMap(({ id, state }) => (state === 'open' ? [id] : []))
const handOver = (owner: string, who: keyof Cast = 'author') =>
  setOwner.execute(as(who), { model, owner, reason: 'Ada moves on.' })
async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text)
}

beforeAll(async () => {
  directory = mkdtempSync(path.join(tmpdir(), 'plumbline-handover-'))
  process.env.PLUMBLINE_ARTIFACT_DIR = directory
  test = await openTestSystem()
  cast = await castOf(test)
  successor = await test.addPerson({
    name: 'Sam',
    email: 'sam@example.com',
    grants: [{ role: 'sme', useCaseId: null }],
  })
  await test.addPerson({ name: 'Out', email: 'out@example.com', grants: [{ role: 'sme', useCaseId: 'uc_elsewhere' }] })
  await test.addPerson({
    name: 'Gone',
    email: 'gone@example.com',
    status: 'disabled',
    grants: [{ role: 'sme', useCaseId: null }],
  })
  await addSite(test, cast, { useCase: 'u', model, versions: ['v0'], riskTier: 'low' })
})
afterAll(async () => {
  await test.close()
  rmSync(directory, { recursive: true, force: true })
  if (before === undefined) delete process.env.PLUMBLINE_ARTIFACT_DIR
  else process.env.PLUMBLINE_ARTIFACT_DIR = before
})

describe('the owner of a model', () => {
  it('is at first who made it, with nothing to take over', async () => {
    expect(await read(as('author'))).toMatchObject({
      owner: 'Ada',
      owners: [{ owner: 'Ada', previous: null, reason: null, takenOver: null }],
      authors: [{ name: 'Ada', versions: 1 }],
      version: 'v0',
      takenOver: true,
      waitsForMe: false,
    })
  })

  it('can be handed on, to somebody who may see it, with a reason', async () => {
    for (const email of ['nobody@example.com', 'out@example.com', 'gone@example.com']) {
      expect(await refused(handOver(email)), email).toBe('invalid_input no_such_person')
    }
    expect(await refused(handOver('sam@example.com', 'manager'))).toBe('forbidden')
    expect(await refused(setOwner.execute(as('author'), { model, owner: 'sam@example.com' }))).toContain(
      'invalid_input',
    )
    test.clock.advance(HOUR)
    const made = await handOver('Sam@Example.com')
    expect(made).toMatchObject({
      created: true,
      item: { owner: 'Sam', previous: 'Ada', reason: 'Ada moves on.', by: 'Ada', at: test.clock.now().toISOString() },
    })
    expect(await handOver('sam@example.com')).toMatchObject({ created: false })
    expect(await getModel.execute(as('risk'), { model })).toMatchObject({ owner: 'Sam' })
    const { items } = await listOwners.execute(as('risk'), { model })
    expect(items.map(({ owner }) => owner)).toEqual(['Sam', 'Ada'])
    const audited = await test.raw(
      `select detail ->> 'to' as "to" from audit_records where action = 'models.setOwner' and outcome = 'done'`,
    )
    expect(audited).toEqual([{ to: successor.id }])
    await expect(test.raw('delete from model_owners')).rejects.toThrow()
  })
})

describe('the handover', () => {
  it('is read off what is there now', async () => {
    expect(await open()).toEqual(['card', 'reference', 'origin', 'environment', 'artifacts', 'labels', 'policy'])
    await createVersion.execute(as('author'), {
      model,
      version: 'v1',
      features: [{ name: 'x', type: 'numeric' }],
      reason: 'Fewer false alarms.',
      lineage: { commit: '7c1f', trainingData: 'flights 3', environment: { python: '3.12' } },
    })
    expect(await read(as('risk'))).toMatchObject({ version: 'v1' })
    expect(await open()).toEqual(['card', 'reference', 'artifacts', 'labels', 'policy'])
    const staged = await readStore().store.stage(bytes('weights'))
    await keepArtifact.execute(as('author'), { model, version: 'v1', name: 'w.bin', staged })
    await attest.execute(as('risk'), { model, version: 'v1', kind: 'card_complete', statement: 'I read it.' })
    await score(test, { model, version: 'v1' }, [
      { id: 'a', at: new Date('2026-01-10T00:00:00Z'), label: 1, score: 0.9 },
    ])
    const policy = { gates: [], approvals: [{ role: 'any', count: 1 }], fourEyes: 'recorded', expiresHours: 24 }
    const place = { environment: 'production', riskTier: 'low' }
    await putPolicy.execute(as('risk'), { ...place, policy, reason: 'Written down.' })
    expect(await open()).toEqual(['reference'])
    await ask(as('requester'), { model, version: 'v1' })
    expect(await open()).toEqual(['reference', 'pending'])
    rmSync(path.join(directory, 'sha256'), { recursive: true })
    expect(await open()).toEqual(['reference', 'artifacts', 'pending'])
  })

  it('is acknowledged by the new owner only, once, and kept as it stood then', async () => {
    expect(await read(as('author'))).toMatchObject({ takenOver: false, waitsForMe: false })
    expect(await read(asSuccessor())).toMatchObject({ takenOver: false, waitsForMe: true })
    const take = (caller: Caller) => acknowledgeHandover.execute(caller, { model, note: 'I ask Ada about the files.' })
    expect(await refused(take(as('author')))).toBe('forbidden')
    expect(await refused(take(await test.withKey('admin')))).toBe('forbidden')
    expect(await refused(take(await test.withKey('write', { owner: successor.id })))).toBe('forbidden')
    expect(await refused(take(await test.as('sme', 'uc_elsewhere')))).toBe('not_found')
    test.clock.advance(HOUR)
    const taken = await take(asSuccessor())
    expect(taken.takenOver).toEqual({
      at: test.clock.now().toISOString(),
      by: 'Sam',
      note: 'I ask Ada about the files.',
      version: 'v1',
      open: ['reference', 'artifacts', 'pending'],
    })
    test.clock.advance(HOUR)
    expect(await take(asSuccessor())).toEqual(taken)
    expect(await read(asSuccessor())).toMatchObject({ takenOver: true, waitsForMe: false })
    await expect(test.raw(`update model_handovers set note = ''`)).rejects.toThrow()
  })

  it('begins anew with the next owner', async () => {
    test.clock.advance(HOUR)
    const back = await test.raw<{ email: string }>('select email from users where id = $1', [cast.author.id])
    await handOver(back[0]?.email ?? '', 'admin')
    expect(await read(as('author'))).toMatchObject({ owner: 'Ada', waitsForMe: true })
    const pages = await listOwners.execute(as('risk'), { model, limit: 2 })
    expect(pages.items.map(({ owner, takenOver }) => `${owner} ${takenOver !== null}`)).toEqual([
      'Ada false',
      'Sam true',
    ])
    const rest = await listOwners.execute(as('risk'), { model, limit: 2, cursor: pages.next ?? '' })
    expect(rest.items).toMatchObject([{ owner: 'Ada', previous: null }])
  })
})
