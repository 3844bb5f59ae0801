import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestSystem, type TestSystem } from '@/server/testing/open-test-system'
import { createUseCase } from '@/server/use-cases/create'
import { keepCheckpoint } from './keep-checkpoint'
import { verifyAudit } from './verify'

let test: TestSystem
const directory = mkdtempSync(path.join(tmpdir(), 'plumbline-checkpoints-'))
const file = path.join(directory, 'heads.ndjson')
beforeAll(async () => {
  test = await openTestSystem()
  process.env.PLUMBLINE_CHECKPOINT_FILE = file
})
afterAll(async () => {
  delete process.env.PLUMBLINE_CHECKPOINT_FILE
  rmSync(directory, { recursive: true })
  await test.close()
})

const lines = () => readFileSync(file, 'utf8').trim().split('\n')
const verify = async () => verifyAudit.execute(await test.as('risk_officer'), {})
const later = (minutes: number) => new Date(test.clock.now().getTime() + minutes * 60_000)

async function act(slug: string): Promise<void> {
  await createUseCase.execute(await test.as('admin'), { slug, name: slug, problem: 'A problem.' })
}

describe('signed checkpoints', () => {
  it('are noted when the chain moved, at most every ten minutes', async () => {
    await act('first')
    await keepCheckpoint(later(0))
    await act('second')
    await keepCheckpoint(later(1))
    expect(lines()).toHaveLength(1)
    await keepCheckpoint(later(11))
    await keepCheckpoint(later(30))
    expect(lines()).toHaveLength(2)
    expect(await verify()).toMatchObject({
      valid: true,
      checkpoints: { kept: true, compared: 2, unsigned: 0, newest: { at: later(11).toISOString() } },
    })
  })

  it('find a chain that was cut off with its head', async () => {
    await test.engine.transaction(async (tx) => {
      await tx.raw.query('alter table audit_records disable trigger user')
      await tx.raw.query('delete from audit_records where seq = (select seq from audit_head)')
      await tx.raw.query(
        `update audit_head set seq = seq - 1,
           hash = coalesce((select hash from audit_records order by seq desc limit 1), repeat('0', 64))`,
      )
      await tx.raw.query('alter table audit_records enable trigger user')
    })
    const found = await verify()
    expect(found.valid).toBe(false)
    expect(found.problems.map(({ kind }) => kind)).toEqual(['checkpoint'])
  })

  it('that somebody else wrote do not count, and are told', async () => {
    const [first = ''] = lines()
    const forged = JSON.stringify({ ...JSON.parse(first), hash: 'f'.repeat(64) })
    writeFileSync(file, `${first}\n${forged}\nnonsense\n`)
    expect(await verify()).toMatchObject({ valid: false, checkpoints: { compared: 1, unsigned: 2 } })
  })
})
