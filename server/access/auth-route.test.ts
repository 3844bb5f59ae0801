import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readSignInError } from '@/domain/access/sign-in-error'
import { openTestSystem, type TestSystem } from '@/server/testing/open-test-system'
import { handleAuth } from './auth-route'
import { configureAuth } from './auth-settings'
import { hashPassword } from './password'
import { actorFromSession } from './session'
import { updateMember } from './update-member'

const PASSWORD = 'a long walk home'
const BASE = 'http://plumbline.test:3100'
let test: TestSystem
let email: string
let userId: string

beforeAll(async () => {
  test = await openTestSystem()
  const passwordHash = await hashPassword(PASSWORD)
  const person = await test.addPerson({ passwordHash, grants: [{ role: 'sme', useCaseId: null }] })
  email = person.email
  userId = person.id
})
afterAll(() => test.close())
beforeEach(() => {
  delete process.env.NEXTAUTH_URL
  configureAuth({ publicUrl: undefined, secret: undefined, adminEmail: undefined, adminPassword: undefined })
})

/** A browser, as far as cookies go. */
class Browser {
  readonly cookies = new Map<string, string>()
  setCookies: string[] = []

  constructor(
    private readonly base = BASE,
    private readonly more: Record<string, string> = {},
  ) {}

  async send(path: string, form?: Record<string, string>, more: Record<string, string> = {}): Promise<Response> {
    const headers: Record<string, string> = { host: new URL(this.base).host, ...this.more, ...more }
    if (this.cookies.size > 0) headers.cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const init = form ? { method: 'POST', body: new URLSearchParams(form), headers } : { headers }
    const response = await handleAuth(new Request(`${this.base}/api/auth/${path}`, init))
    this.setCookies = response.headers.getSetCookie()
    for (const cookie of this.setCookies) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      if (name && value) this.cookies.set(name, value)
      else if (name) this.cookies.delete(name)
    }
    return response
  }

  async csrf(): Promise<string> {
    return ((await (await this.send('csrf')).json()) as { csrfToken: string }).csrfToken
  }

  async signIn(password = PASSWORD, more: Record<string, string> = {}, headers: Record<string, string> = {}) {
    const form = { email, password, csrfToken: await this.csrf(), callbackUrl: '/models', json: 'true', ...more }
    return this.send('callback/credentials', form, headers)
  }

  who = () => actorFromSession((name) => this.cookies.get(name))
}

const json = async (response: Response) => (await response.json()) as Record<string, string>
const errorIn = async (response: Response) =>
  readSignInError(new URL((await json(response)).url ?? '').searchParams.get('error') ?? '')

describe('signing in by the form', () => {
  it('sets one HttpOnly SameSite cookie that holds only the session', async () => {
    const browser = new Browser()
    const response = await browser.signIn()
    expect([response.status, await json(response)]).toEqual([200, { url: `${BASE}/models` }])
    const cookie = browser.setCookies.find((text) => text.startsWith('next-auth.session-token='))
    expect(cookie).toMatch(/; Path=\/; .*HttpOnly; SameSite=Lax$/)
    expect(cookie).not.toMatch(/Secure/)
    expect(await browser.who()).toMatchObject({ kind: 'user', id: userId })
    const session = await json(await browser.send('session'))
    expect(session).toMatchObject({ user: { email } })
    expect(await browser.who()).toMatchObject({ kind: 'user', id: userId })
  })

  it('marks cookies Secure when the browser came by https', async () => {
    const proxied = new Browser(BASE, { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'p.example.com' })
    expect(await json(await proxied.signIn())).toEqual({ url: 'https://p.example.com/models' })
    expect(proxied.setCookies.find((text) => text.startsWith('__Secure-next-auth.session-token='))).toMatch(/; Secure/)
    expect((await proxied.who()).kind).toBe('user')
    process.env.NEXTAUTH_URL = 'https://public.example.com'
    const fixed = new Browser()
    expect(await json(await fixed.signIn())).toEqual({ url: 'https://public.example.com/models' })
    expect(fixed.cookies.has('__Secure-next-auth.session-token')).toBe(true)
  })

  it('says wrong, and when to try again', async () => {
    const browser = new Browser()
    const wrong = await browser.signIn('wrong wrong wrong')
    expect([wrong.status, await errorIn(wrong)]).toEqual([401, { kind: 'wrong' }])
    for (let n = 0; n < 4; n++) await browser.signIn('wrong wrong wrong')
    const kind = { kind: 'throttled', retryAfterSeconds: 900 }
    expect(await errorIn(await browser.signIn())).toEqual(kind)
    const plain = await browser.signIn(PASSWORD, { json: 'false' })
    expect(plain.status).toBe(302)
    const onward = await browser.send(plain.headers.get('location')?.split('/api/auth/')[1] ?? '')
    expect(onward.headers.get('location')).toBe('/sign-in?error=throttled.900')
    expect(await browser.who()).toEqual({ kind: 'anonymous' })
    await test.raw('delete from sign_in_throttle')
  })

  it('goes nowhere else afterwards', async () => {
    for (const callbackUrl of ['https://evil.example.com/', '//evil.example.com', 'javascript:alert(1)', 'http://%']) {
      const { url } = await json(await new Browser().signIn(PASSWORD, { callbackUrl }))
      expect(new URL(url ?? '').origin).toBe(BASE)
    }
  })

  it('needs the CSRF token and a page of our own', async () => {
    const browser = new Browser()
    const { url } = await json(await browser.signIn(PASSWORD, { csrfToken: 'x' }))
    expect(url).toContain('csrf=true')
    for (const origin of ['https://evil.example.com', 'null', 'http://plumbline.test:3101']) {
      expect((await browser.signIn(PASSWORD, {}, { origin })).status).toBe(403)
    }
    expect((await browser.signIn(PASSWORD, {}, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect(await browser.who()).toEqual({ kind: 'anonymous' })
    expect((await browser.signIn(PASSWORD, {}, { origin: BASE })).status).toBe(200)
  })
})

describe('the session by the routes', () => {
  it('ends in the database when signing out', async () => {
    const browser = new Browser()
    await browser.signIn()
    const kept = new Map(browser.cookies)
    await browser.send('signout', { csrfToken: await browser.csrf(), json: 'true' })
    expect([...browser.cookies.keys()].some((name) => name.includes('session-token'))).toBe(false)
    expect(await actorFromSession((name) => kept.get(name))).toEqual({ kind: 'anonymous' })
  })

  it('says nothing any more once the person is disabled, and clears the cookie', async () => {
    const browser = new Browser()
    await browser.signIn()
    await updateMember.execute(await test.as('admin'), { id: userId, status: 'disabled' })
    expect(await json(await browser.send('session'))).toEqual({})
    expect([...browser.cookies.keys()].some((name) => name.includes('session-token'))).toBe(false)
    await updateMember.execute(await test.as('admin'), { id: userId, status: 'active' })
  })
})

it('offers nothing but what signing in needs', async () => {
  const browser = new Browser()
  for (const path of ['', '_log', 'verify-request', 'callback/google', 'x/../csrf/y']) {
    expect((await browser.send(path)).status).toBe(404)
  }
  for (const path of ['_log', 'session', 'csrf', 'callback/google', 'signin/google']) {
    expect((await browser.send(path, { csrfToken: await browser.csrf() })).status).toBe(404)
  }
  const location = async (path: string) => (await browser.send(path)).headers.get('location')
  expect(await location('signin')).toBe(`/sign-in?callbackUrl=${encodeURIComponent(`${BASE}/`)}`)
  expect(await location('signout')).toBe('/sign-in')
})

it('refuses bodies that are too large, of another type, or not there', async () => {
  const send = (body: BodyInit | null, type: string) =>
    handleAuth(
      new Request(`${BASE}/api/auth/callback/credentials`, { method: 'POST', body, headers: { 'content-type': type } }),
    )
  const form = 'application/x-www-form-urlencoded'
  expect((await send(`email=${'x'.repeat(20_000)}`, form)).status).toBe(413)
  expect((await send('{}', 'application/json')).status).toBe(415)
  expect((await send(null, form)).status).toBeLessThan(500)
  expect((await send('%%%=%', form)).status).toBeLessThan(500)
})
