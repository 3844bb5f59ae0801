import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestSystem, type TestSystem } from '@/server/testing/open-test-system'
import { configureAuth } from './auth-settings'
import { createMember } from './create-member'
import { type FirstRunEnv, firstRun } from './first-run'
import { actorFromKey } from './key'
import { enabledAdmins } from './last-admin'
import { checkSetupLink, setup } from './setup'
import { signIn } from './sign-in'

const PASSWORD = 'a long walk home'
const EMPTY: FirstRunEnv = {
  adminEmail: undefined,
  adminPassword: undefined,
  bootstrapKey: undefined,
  publicUrl: undefined,
  port: 3100,
}
const KEY = 'any string of thirty-two characters, ümlaut too'

let test: TestSystem
beforeAll(async () => {
  test = await openTestSystem()
})
afterAll(() => test.close())
beforeEach(async () => {
  for (const table of ['sessions', 'one_time_tokens', 'role_grants', 'api_keys', 'users', 'sign_in_throttle']) {
    await test.raw(`delete from ${table}`)
  }
})

const lines: string[] = []
async function start(env: Partial<FirstRunEnv> = {}): Promise<string | null> {
  lines.length = 0
  const log = (line: string) => lines.push(line)
  return (await firstRun({ engine: test.engine, env: { ...EMPTY, ...env }, log, now: test.clock.now() })).setupLink
}
const tokenOf = (link: string | null) => new URL(link ?? '').searchParams.get('token') ?? ''
const person = { name: 'Ada', email: 'Ada@Example.com', password: PASSWORD }
const setUp = (token: string, more: object = {}) => setup.execute(test.anonymous(), { token, ...person, ...more })
const valid = async (token: string) => (await checkSetupLink.execute(test.anonymous(), { token })).valid

describe('the setup link', () => {
  it('is printed, and makes the first administrator once', async () => {
    const link = await start()
    expect(link).toMatch(/^http:\/\/localhost:3100\/setup\?token=[\w-]{43}$/)
    expect(lines.join('\n')).toContain(link)
    const token = tokenOf(link)
    expect(await valid(token)).toBe(true)
    await expect(setUp(token, { password: 'short' })).rejects.toMatchObject({ code: 'invalid_input' })
    expect(await setUp(token)).toMatchObject({ email: 'ada@example.com', name: 'Ada' })
    expect((await signIn({ email: 'ada@example.com', password: PASSWORD, address: null })).outcome).toBe('signed_in')
    await expect(setUp(token, { email: 'b@example.com' })).rejects.toMatchObject({ code: 'invalid_input' })
    expect(await valid(token)).toBe(false)
    expect(await start()).toBe(null)
    expect(lines).toEqual([])
  })

  it('makes one administrator of two who use it at once', async () => {
    const token = tokenOf(await start())
    const both = await Promise.allSettled([setUp(token), setUp(token, { email: 'b@example.com' })])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await test.engine.read(enabledAdmins)).toHaveLength(1)
    expect(await test.raw('select 1 from users')).toHaveLength(1)
  })

  it('is replaced by the next start, ends after a day, and names the public address', async () => {
    const first = tokenOf(await start())
    const second = await start({ publicUrl: 'https://plumbline.example.com' })
    expect(second).toMatch(/^https:\/\/plumbline\.example\.com\/setup\?token=/)
    expect([await valid(first), await valid(tokenOf(second))]).toEqual([false, true])
    test.clock.advance(86_400_000)
    expect(await valid(tokenOf(second))).toBe(false)
    await expect(setUp(tokenOf(second))).rejects.toMatchObject({ code: 'invalid_input' })
    await expect(setUp('x'.repeat(43))).rejects.toMatchObject({ code: 'invalid_input' })
  })

  it('is good for nothing once somebody else administers', async () => {
    const token = tokenOf(await start())
    await createMember.execute(await test.withKey('admin'), { ...person, roles: ['admin'] })
    await expect(setUp(token, { email: 'b@example.com' })).rejects.toMatchObject({ code: 'conflict' })
  })
})

describe('the environment', () => {
  const admin = { adminEmail: 'root@example.com', adminPassword: PASSWORD }
  const canSignIn = async () => (await signIn({ email: 'root@example.com', password: PASSWORD, address: null })).outcome

  it('makes the first administrator, and only the first', async () => {
    expect([await start(admin), await start(admin)]).toEqual([null, null])
    expect(await canSignIn()).toBe('signed_in')
    await start({ ...admin, adminEmail: 'second@example.com' })
    expect(await test.raw('select email from users')).toEqual([{ email: 'root@example.com' }])
  })

  it('makes one administrator when several processes start at once', async () => {
    await Promise.all(Array.from({ length: 4 }, () => start({ ...admin, bootstrapKey: KEY })))
    expect(await test.engine.read(enabledAdmins)).toHaveLength(1)
    expect(await test.raw('select 1 from api_keys')).toHaveLength(1)
  })

  it('installs the bootstrap key as it is, once; without people no link is needed', async () => {
    expect([await start({ bootstrapKey: KEY }), await start({ bootstrapKey: KEY })]).toEqual([null, null])
    expect(await test.raw('select name, scopes, owner_id, expires_at from api_keys')).toEqual([
      { name: 'Bootstrap key', scopes: ['admin'], owner_id: null, expires_at: null },
    ])
    // What a server sees of a header: one character per byte.
    const header = `Bearer ${Buffer.from(KEY, 'utf8').toString('latin1')}`
    expect(await actorFromKey(header)).toMatchObject({ kind: 'key', scopes: ['admin'], useCaseIds: null, owner: null })
    expect(await start()).toBe(null)
    await test.raw('update api_keys set revoked_at = now()')
    await start({ bootstrapKey: KEY })
    expect(await actorFromKey(header)).toBe(null)
  })
})

describe('the sign-in configuration', () => {
  const base = { publicUrl: undefined, secret: undefined, adminEmail: undefined, adminPassword: undefined }
  const configured = (env: object, before: Record<string, string> = {}) => {
    const target: Record<string, string | undefined> = { ...before }
    configureAuth({ ...base, ...env }, target)
    return target
  }

  it('tells next-auth where it is, or to ask each request', () => {
    expect(configured({})).toEqual({ AUTH_TRUST_HOST: 'true' })
    expect(configured({ publicUrl: 'https://p.example.com/' })).toEqual({ NEXTAUTH_URL: 'https://p.example.com' })
  })

  it.each([
    [{ publicUrl: 'https://p.example.com/path' }, /PLUMBLINE_URL/],
    [{ publicUrl: 'https://me:secret@p.example.com' }, /PLUMBLINE_URL/],
    [{ secret: 'a'.repeat(32) }, /PLUMBLINE_SECRET/],
    [{ adminEmail: 'a@example.com' }, /go together/],
    [{ adminPassword: PASSWORD }, /go together/],
    [{ adminEmail: 'ada.lovelace@example.com', adminPassword: 'ada.lovelace' }, /PLUMBLINE_ADMIN_PASSWORD/],
  ])('refuses to start with %j', (env, message) => {
    expect(() => configured(env)).toThrow(message)
  })

  it('refuses a second address that says something else', () => {
    expect(() => configured({}, { NEXTAUTH_URL: 'http://localhost:3000' })).toThrow(/PLUMBLINE_URL/)
  })
})
