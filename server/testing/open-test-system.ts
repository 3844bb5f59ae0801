/**
 * The running server for a test, without HTTP: a database of its own, the job runner, a clock that stands still until
 * it is moved, and people and keys that are real rows.
 *
 *     let test: TestSystem
 *     beforeAll(async () => { test = await openTestSystem() })
 *     afterAll(() => test.close())
 *
 *     it('creates a use case', async () => {
 *       const made = await createUseCase.execute(await test.as('admin'), { slug: 'fraud', … })
 *       await expect(createUseCase.execute(await test.as('devops'), {})).rejects.toMatchObject({ code: 'forbidden' })
 *     })
 *
 * - `as(role)` and `as(role, useCaseId)`: a caller with just that role, everywhere or in one use case. The same person
 *   each time, with the time of the clock and a new request id.
 * - `withKey(scope)`, `withKey(scope, { useCaseIds, owner })`: a caller by key, owned by the installation unless an
 *   owner (a user id) is given.
 * - `anonymous()`; `callAs(actor)` for any other actor; `addPerson({ … })` for a person with several roles, a password
 *   hash, or disabled.
 * - `clock.set(date)`, `clock.advance(ms)`, `clock.now()`; starts at 2026-01-15T12:00:00Z.
 * - `raw(sql, params)` runs one statement and answers its rows.
 *
 * One system per test file (`system()` is global in the process). TEST_DATABASE_URL runs the same tests on PostgreSQL:
 * a database is created for the file and dropped at the end. Embedded, a migrated directory is copied (0.5 s).
 */
import { randomBytes } from 'node:crypto'
import type { Engine } from '@/db/engine/engine'
import type { Actor } from '@/domain/access/actor'
import type { KeyScope } from '@/domain/access/permissions'
import type { Role } from '@/domain/access/roles'
import type { Caller } from '@/server/kernel/context'
import { JobRunner } from '@/server/kernel/jobs'
import { newId } from '@/server/kernel/new-id'
import { installSystem, type System } from '@/server/kernel/system'
import { addKey as insertKey, type KeyOptions } from './add-key'
import { addPerson as insertPerson, type Person, type PersonOptions } from './add-person'
import { openTestDatabase } from './test-database'

export type TestClock = { now: () => Date; set: (at: Date | string) => void; advance: (ms: number) => void }

export type TestSystem = {
  engine: Engine
  system: System
  clock: TestClock
  as: (role: Role, useCaseId?: string) => Promise<Caller>
  withKey: (scope: KeyScope, options?: Omit<KeyOptions, 'scopes'>) => Promise<Caller>
  anonymous: () => Caller
  callAs: (actor: Actor) => Caller
  addPerson: (options?: PersonOptions) => Promise<Person>
  raw: <Row extends Record<string, unknown>>(text: string, params?: unknown[]) => Promise<Row[]>
  close: () => Promise<void>
}

const START = Date.UTC(2026, 0, 15, 12)

function movableClock(): TestClock {
  let at = START
  return {
    now: () => new Date(at),
    set: (to) => {
      at = new Date(to).getTime()
    },
    advance: (ms) => {
      at += ms
    },
  }
}

export async function openTestSystem(): Promise<TestSystem> {
  const engine = await openTestDatabase()
  const jobs = await JobRunner.start(engine)
  const clock = movableClock()
  const secret = randomBytes(32).toString('hex')
  const system: System = { engine, jobs, clock: () => clock.now().getTime(), secret, state: 'ready' }
  installSystem(system)
  const cast = new Map<string, Promise<Person>>()
  const callAs = (actor: Actor): Caller => ({ actor, now: clock.now(), requestId: newId('req') })
  const addPerson = (options: PersonOptions = {}) => insertPerson({ engine, now: clock.now(), options })
  return {
    engine,
    system,
    clock,
    callAs,
    addPerson,
    as: async (role, useCaseId) => {
      const name = `${role} ${useCaseId ?? ''}`
      const person = cast.get(name) ?? addPerson({ grants: [{ role, useCaseId: useCaseId ?? null }] })
      cast.set(name, person)
      return callAs((await person).actor)
    },
    withKey: async (scope, options = {}) =>
      callAs(await insertKey({ engine, now: clock.now(), options: { ...options, scopes: [scope] } })),
    anonymous: () => callAs({ kind: 'anonymous' }),
    raw: (text, params) => engine.read((tx) => tx.raw.query(text, params)),
    close: async () => {
      await jobs.stop()
      await engine.close()
    },
  }
}
