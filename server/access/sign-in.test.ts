import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { users } from '@/db/schema'
import { openTestSystem, type TestSystem } from '@/server/testing/open-test-system'
import { changePassword } from './change-password'
import { listOwnSessions, revokeOwnSession, signOut } from './own-sessions'
import { hashPassword, verifyPassword } from './password'
import { resolveCaller } from './resolve-caller'
import { actorFromSession, SECURE_SESSION_COOKIE, SESSION_COOKIE, sessionToken } from './session'
import { SESSION_DAYS } from './session-days'
import { signIn } from './sign-in'
import { ADDRESS_ATTEMPTS, type Attempt, countAttempt, EMAIL_ATTEMPTS } from './throttle'
import { tidyAccess } from './tidy-access'
import { updateMember } from './update-member'

const PASSWORD = 'a long walk home'
let test: TestSystem
let passwordHash: string
beforeAll(async () => {
  test = await openTestSystem()
  passwordHash = await hashPassword(PASSWORD)
})
afterAll(() => test.close())

const person = () => test.addPerson({ passwordHash, grants: [{ role: 'sme', useCaseId: null }] })

const attempt = (who: Attempt) => test.engine.transaction((tx) => countAttempt(tx, who, test.clock.now()))

async function signedIn(given: { email: string; password?: string }) {
  const outcome = await signIn({ password: PASSWORD, address: null, ...given })
  if (outcome.outcome !== 'signed_in') throw new Error(outcome.outcome)
  const token = await sessionToken(outcome.sessionId)
  return { ...outcome, who: () => actorFromSession((name) => (name === SESSION_COOKIE ? token : undefined)) }
}

describe('passwords', () => {
  it('are kept as salted scrypt text that says its cost', async () => {
    expect(passwordHash).toMatch(/^\$scrypt\$N=32768,r=8,p=3\$[\w+/=]{24}\$[\w+/=]{44}$/)
    expect(await hashPassword(PASSWORD)).not.toBe(passwordHash)
    expect(await verifyPassword(PASSWORD, passwordHash)).toBe(true)
    expect(await verifyPassword(`${PASSWORD}.`, passwordHash)).toBe(false)
  })

  it('match however their letters were composed', async () => {
    expect(await verifyPassword('caf\u0065\u0301 au lait', await hashPassword('caf\u00e9 au lait'))).toBe(true)
  })

  it('never match what is missing, broken or too costly to check', async () => {
    const costly = passwordHash.replace('N=32768', 'N=1073741824')
    for (const stored of [null, '', 'x', '$scrypt$N=1,r=8,p=1$$', costly]) {
      expect(await verifyPassword(PASSWORD, stored)).toBe(false)
    }
  })
})

describe('signing in', () => {
  it('opens a session, in any case of the address, and audits it without secrets', async () => {
    const { id, email } = await person()
    const { who, sessionId } = await signedIn({ email: ` ${email.toUpperCase()}` })
    expect(await who()).toMatchObject({ kind: 'user', id, sessionId, grants: [{ role: 'sme', useCaseId: null }] })
    const [record] = await test.raw(`select * from audit_records where object_id = $1`, [sessionId])
    expect(record).toMatchObject({ action: 'access.signIn', actor_id: id, outcome: 'done', detail: {} })
  })

  it('tells nobody whether the address, the password or the account is wrong', async () => {
    const { email } = await person()
    const disabled = await test.addPerson({ passwordHash, status: 'disabled' })
    const invited = await test.addPerson({})
    const refused = { outcome: 'refused' }
    expect(await signIn({ email, password: 'a long walk hom', address: null })).toEqual(refused)
    expect(await signIn({ email: 'nobody@example.com', password: PASSWORD, address: null })).toEqual(refused)
    expect(await signIn({ email: disabled.email, password: PASSWORD, address: null })).toEqual(refused)
    expect(await signIn({ email: invited.email, password: PASSWORD, address: null })).toEqual(refused)
  })

  it('lets 5 wrong passwords through in 15 minutes, even all at once, then says when', async () => {
    const { email } = await person()
    const wrong = () => signIn({ email, password: 'wrong wrong wrong', address: null })
    const outcomes = await Promise.all(Array.from({ length: EMAIL_ATTEMPTS + 3 }, wrong))
    expect(outcomes.filter(({ outcome }) => outcome === 'refused')).toHaveLength(EMAIL_ATTEMPTS)
    test.clock.advance(60_000)
    const right = () => signIn({ email, password: PASSWORD, address: null })
    expect(await right()).toEqual({ outcome: 'throttled', retryAfterSeconds: 14 * 60 })
    await signedIn(await person())
    test.clock.advance(14 * 60_000)
    expect((await right()).outcome).toBe('signed_in')
  })

  it('starts the count of an address afresh after the right password', async () => {
    const { email } = await person()
    for (let round = 0; round < 2; round++) {
      for (let wrong = 1; wrong < EMAIL_ATTEMPTS; wrong++) await attempt({ email, address: null })
      await signedIn({ email })
    }
  })

  it('throttles a client that tries many accounts, not the others', async () => {
    const address = '203.0.113.7'
    await test.raw(`delete from sign_in_throttle`)
    for (let n = 0; n < ADDRESS_ATTEMPTS; n++) expect(await attempt({ email: `${n}@example.com`, address })).toBe(null)
    const { email } = await person()
    const outcome = await signIn({ email, password: PASSWORD, address })
    expect(outcome).toEqual({ outcome: 'throttled', retryAfterSeconds: 900 })
    expect((await signIn({ email, password: PASSWORD, address: '203.0.113.8' })).outcome).toBe('signed_in')
  })
})

describe('a session', () => {
  it('ends at the next request after signing out, being disabled, or its time', async () => {
    const first = await person()
    const out = await signedIn(first)
    const actor = await out.who()
    await signOut.execute(test.callAs(actor), undefined)
    expect(await out.who()).toEqual({ kind: 'anonymous' })

    const admin = await test.as('admin')
    const disabled = await signedIn(first)
    await updateMember.execute(admin, { id: first.id, status: 'disabled' })
    expect(await disabled.who()).toEqual({ kind: 'anonymous' })
    await updateMember.execute(admin, { id: first.id, status: 'active' })
    expect(await disabled.who()).toEqual({ kind: 'anonymous' })

    const old = await signedIn(first)
    test.clock.advance(SESSION_DAYS * 86_400_000 - 1)
    expect((await old.who()).kind).toBe('user')
    test.clock.advance(1)
    expect(await old.who()).toEqual({ kind: 'anonymous' })
  })

  it('has the roles of this moment', async () => {
    const { id, email } = await person()
    const { who } = await signedIn({ email })
    await updateMember.execute(await test.as('admin'), { id, roles: ['devops', 'manager'] })
    expect(await who()).toMatchObject({
      grants: expect.arrayContaining([
        { role: 'devops', useCaseId: null },
        { role: 'manager', useCaseId: null },
      ]),
    })
    await updateMember.execute(await test.as('admin'), { id, roles: [] })
    expect(await who()).toMatchObject({ kind: 'user', grants: [] })
  })

  it('is read from the cookie of a request, Secure or not, and from nothing that was forged', async () => {
    const { sessionId } = await signedIn(await person())
    const token = await sessionToken(sessionId)
    const caller = async (cookie: string) =>
      (await resolveCaller(new Request('http://localhost/api', { headers: { cookie } }))).caller.actor.kind
    expect(await caller(`a=b; ${SESSION_COOKIE}=${token}; c=d`)).toBe('user')
    expect(await caller(`${SECURE_SESSION_COOKIE}=${token}`)).toBe('user')
    expect(await caller(`${SESSION_COOKIE}=${token.slice(0, -2)}AA`)).toBe('anonymous')
    expect(await caller(`${SESSION_COOKIE}=${sessionId}`)).toBe('anonymous')
    expect(await caller(`x${SESSION_COOKIE}=${token}`)).toBe('anonymous')
    const secret = test.system.secret
    test.system.secret = 'another installation has another secret'
    expect(await caller(`${SESSION_COOKIE}=${token}`)).toBe('anonymous')
    test.system.secret = secret
  })

  it('shows a person their own sessions, and ends one of them', async () => {
    const { email } = await person()
    const [one, two] = [await signedIn({ email }), await signedIn({ email })]
    const caller = test.callAs(await one.who())
    const listed = await listOwnSessions.execute(caller, {})
    expect(listed.map(({ id, current }) => [id, current])).toEqual(
      expect.arrayContaining([
        [one.sessionId, true],
        [two.sessionId, false],
      ]),
    )
    await revokeOwnSession.execute(caller, { id: two.sessionId })
    expect((await two.who()).kind).toBe('anonymous')
    const stranger = await signedIn(await person())
    await expect(revokeOwnSession.execute(caller, { id: stranger.sessionId })).rejects.toMatchObject({
      code: 'not_found',
    })
    expect((await stranger.who()).kind).toBe('user')
  })
})

describe('changing the own password', () => {
  it('needs the current one, ends the other sessions and keeps this one', async () => {
    const { email } = await person()
    const [here, there] = [await signedIn({ email }), await signedIn({ email })]
    const caller = test.callAs(await here.who())
    const change = (current: string, password: string) => changePassword.execute(caller, { current, password })
    const next = 'another long walk'
    await expect(change('not my password', next)).rejects.toMatchObject({ more: { errors: [{ pointer: '/current' }] } })
    await expect(change(PASSWORD, 'short')).rejects.toMatchObject({ code: 'invalid_input' })
    await expect(change(PASSWORD, email)).rejects.toMatchObject({ more: { errors: [{ pointer: '/password' }] } })
    await expect(change(PASSWORD, PASSWORD)).rejects.toMatchObject({ code: 'invalid_input' })
    await change(PASSWORD, next)
    expect([(await here.who()).kind, (await there.who()).kind]).toEqual(['user', 'anonymous'])
    expect((await signIn({ email, password: PASSWORD, address: null })).outcome).toBe('refused')
    await signedIn({ email, password: next })
  })

  it('throttles guesses of the current one, and is not for keys', async () => {
    const { id, email } = await person()
    const caller = test.callAs(await (await signedIn({ email })).who())
    const guess = () => changePassword.execute(caller, { current: 'guess', password: 'another long walk' })
    for (let n = 0; n < EMAIL_ATTEMPTS; n++) await expect(guess()).rejects.toMatchObject({ code: 'invalid_input' })
    await expect(guess()).rejects.toMatchObject({ code: 'too_many_requests', more: { retryAfterSeconds: 900 } })
    const key = await test.withKey('admin', { owner: id })
    await expect(
      changePassword.execute(key, { current: PASSWORD, password: 'another long walk' }),
    ).rejects.toMatchObject({ code: 'forbidden' })
  })
})

it('tidies what ended long ago', async () => {
  const { id } = await person()
  await test.engine.transaction((tx) => tidyAccess(tx, new Date('2040-01-01')))
  expect(await test.raw('select 1 from sign_in_throttle')).toEqual([])
  expect(await test.raw('select 1 from sessions')).toEqual([])
  expect(await test.engine.read((tx) => tx.select().from(users).where(eq(users.id, id)))).toHaveLength(1)
})
