import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyChain } from '@/server/audit/verify'
import type { Caller } from '@/server/kernel/context'
import { getVersion, listVersions } from '@/server/models/list'
import { decidePromotion } from '@/server/promotions/decide'
import { addSite, ask, type Cast, castOf, refused } from '@/server/promotions/promotion-fixture'
import { openTestSystem, type TestSystem } from '@/server/testing/open-test-system'
import { setAlias } from './aliases'
import { archiveVersion, restoreVersion } from './archive-version'
import { createDeployment } from './create'
import { listDeployments } from './list'
import { rollbackDeployment } from './rollback'

const HOUR = 3_600_000
const model = 'm'
let test: TestSystem
let cast: Cast
const as = (name: keyof Cast): Caller => test.callAs(cast[name].actor)
const because = { reason: 'Replaced long ago.' }
const archive = (version: string, who: keyof Cast = 'author') =>
  archiveVersion.execute(as(who), { model, version, ...because })
const restore = (version: string) => restoreVersion.execute(as('author'), { model, version, reason: 'Needed again.' })
const decide = (id: string, decision: 'approve' | 'reject') =>
  decidePromotion.execute(as('manager'), { id, decision, reason: 'Decided.' })

beforeAll(async () => {
  test = await openTestSystem()
  cast = await castOf(test)
  await addSite(test, cast, { useCase: 'u', model, versions: ['v0', 'v1', 'v2', 'v3'] })
})
afterAll(() => test.close())

describe('archiving a version', () => {
  it('takes it out of use, says so wherever it is listed, once, and is audited', async () => {
    expect(await archive('v3')).toMatchObject({ version: 'v3', archived: { by: 'Ada', ...because } })
    const first = (await getVersion.execute(as('risk'), { model, version: 'v3' })).archived
    test.clock.advance(HOUR)
    expect((await archive('v3')).archived).toEqual(first)
    const { items } = await listVersions.execute(as('risk'), { model })
    expect(items.map(({ version, archived }) => `${version} ${archived !== null}`).sort()).toEqual([
      'v0 false',
      'v1 false',
      'v2 false',
      'v3 true',
    ])
    const rows = await test.raw(
      `select outcome, detail ->> 'reason' as reason from audit_records where action = 'versions.archive'`,
    )
    expect(rows).toEqual([{ outcome: 'done', reason: because.reason }])
  })

  it('cannot be promoted, pointed at or recorded as serving, and can again when it is restored', async () => {
    expect(await refused(ask(as('requester'), { model, version: 'v3' }))).toBe('conflict archived')
    const alias = { model, alias: 'stable', version: 'v3', ...because }
    expect(await refused(setAlias.execute(as('author'), alias))).toBe('conflict archived')
    const serves = { model, version: 'v3', environment: 'staging', effectiveFrom: '2026-01-01T00:00:00Z', ...because }
    expect(await refused(createDeployment.execute(as('admin'), serves))).toBe('conflict archived')
    const denied = await test.raw(
      `select action, detail ->> 'because' as because from audit_records where outcome = 'denied' and object_id = 'm'`,
    )
    expect(denied).toContainEqual({ action: 'promotions.request', because: 'archived' })
    expect((await restore('v3')).archived).toBeNull()
    expect((await restore('v3')).archived).toBeNull()
    expect((await setAlias.execute(as('author'), alias)).version).toBe('v3')
    expect(await refused(archive('v3'))).toBe('conflict has_alias')
    await setAlias.execute(as('author'), { ...alias, version: 'v0' })
    expect((await archive('v3')).archived).not.toBeNull()
  })

  it('is refused while it waits for a promotion, and while it serves anywhere', async () => {
    const { item } = await ask(as('requester'), { model, version: 'v1' })
    expect(await refused(archive('v1'))).toBe('conflict promotion_pending')
    test.clock.advance(HOUR)
    expect(await decide(item.id, 'approve')).toMatchObject({ status: 'approved' })
    expect(await refused(archive('v1'))).toBe('conflict live')
    const rejected = await ask(as('requester'), { model, version: 'v2', environment: 'staging' })
    expect(await refused(archive('v2'))).toBe('conflict promotion_pending')
    await decide(rejected.item.id, 'reject')
    expect((await archive('v2')).archived).not.toBeNull()
  })

  it('is refused to a rollback that would lead to it', async () => {
    await restore('v2')
    test.clock.advance(HOUR)
    const { item } = await ask(as('requester'), { model, version: 'v2' })
    test.clock.advance(HOUR)
    await decide(item.id, 'approve')
    expect((await archive('v1')).archived).not.toBeNull()
    const [live] = (await listDeployments.execute(as('risk'), { model, environment: 'production' })).items
    const back = { id: live?.id ?? '', ...because }
    expect(await refused(rollbackDeployment.execute(as('manager'), back))).toBe('conflict archived')
    await restore('v1')
    expect(await rollbackDeployment.execute(as('manager'), back)).toMatchObject({ version: 'v1' })
  })

  it('against a request at the same moment leaves one of both', async () => {
    for (let i = 0; i < 5; i++) {
      await restore('v3')
      test.clock.advance(HOUR)
      const [asked, archived] = await Promise.all([
        refused(ask(as('requester'), { model, version: 'v3', environment: 'staging' })),
        refused(archive('v3')),
      ])
      expect([
        ['let through', 'conflict promotion_pending'],
        ['conflict archived', 'let through'],
      ]).toContainEqual([asked, archived])
      const [pending] = await test.raw<{ id: string }>(`select id from promotions where status = 'pending'`)
      if (pending) await decide(pending.id, 'reject')
    }
    expect(await test.engine.read((tx) => verifyChain(tx))).toMatchObject({ valid: true })
  })

  it('needs the right to change versions of the model', async () => {
    expect(await refused(archive('v0', 'manager'))).toBe('forbidden')
    const stranger = await test.as('data_scientist', 'uc_elsewhere')
    expect(await refused(archiveVersion.execute(stranger, { model, version: 'v0', ...because }))).toBe('not_found')
    expect(await refused(archiveVersion.execute(as('author'), { model, version: 'v0' }))).toContain('invalid_input')
  })
})
