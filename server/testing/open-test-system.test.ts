import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createUseCase } from '@/server/use-cases/create'
import { listUseCases } from '@/server/use-cases/list'
import { openTestSystem, type TestSystem } from './open-test-system'

let test: TestSystem
beforeAll(async () => {
  test = await openTestSystem()
})
afterAll(() => test.close())

const fraud = { slug: 'fraud', name: 'Fraud', problem: 'Too much of it' }

describe('the test system', () => {
  it('lets a role do what its permissions say, and audits it', async () => {
    await createUseCase.execute(await test.as('admin'), fraud)
    await expect(createUseCase.execute(await test.as('devops'), fraud)).rejects.toMatchObject({ code: 'forbidden' })
    const records = await test.raw('select action, outcome from audit_records order by seq')
    expect(records).toEqual([
      { action: 'useCases.create', outcome: 'done' },
      { action: 'useCases.create', outcome: 'denied' },
    ])
  })

  it('binds a role and a key to one use case', async () => {
    const elsewhere = await test.as('sme', 'uc_elsewhere')
    expect((await listUseCases.execute(elsewhere, {})).items).toEqual([])
    expect((await listUseCases.execute(await test.withKey('read'), {})).items).toHaveLength(1)
    expect((await listUseCases.execute(await test.withKey('read', { useCaseIds: [] }), {}).catch((e) => e)).code).toBe(
      'forbidden',
    )
  })

  it('moves its clock only when told', () => {
    const before = test.clock.now()
    test.clock.advance(1000)
    expect(test.anonymous().now.getTime() - before.getTime()).toBe(1000)
  })
})
