import type { Browser, BrowserContext, Page } from '@playwright/test'
import { PAGE_PERMISSIONS } from '@/domain/access/pages'
import { api } from '../fixtures/api'
import { KEY } from '../fixtures/server'
import { signInByHttp } from '../fixtures/session'
import { expect, test } from '../fixtures/test'
import { inspect, settled } from './inspect'

type Look = { themes: ('light' | 'dark')[]; widths: number[]; locale: 'en' | 'zh' }

/** Every page in both themes and at both widths; one is read in English, the next in Chinese. */
const lookOf = (place: number): Look => ({
  themes: ['light', 'dark'],
  widths: [1440, 390],
  locale: place % 2 === 0 ? 'en' : 'zh',
})
const ONE_LOOK: Look = { themes: ['light'], widths: [390], locale: 'en' }
/** Somebody who has signed in is sent away from these. */
const STRANGERS = new Set(['/sign-in', '/setup', '/invite'])

test.describe.configure({ mode: 'parallel' })

let session: string
let importId: string
let promotionId: string
let abTestId: string
/** The one open request; whoever comes second finds it made. */
async function requestedPromotion(url: string): Promise<string> {
  const asked = { model: 'scorer', version: '1', environment: 'production', reason: 'To be looked at.' }
  await api(url, KEY)('POST', '/promotions', asked)
  const { body } = await api(url, KEY)<{ items: { id: string }[] }>('GET', '/promotions?status=pending')
  return body.items[0]?.id ?? ''
}

test.beforeAll(async () => {
  const url = process.env.E2E_URL ?? ''
  const { admin } = JSON.parse(process.env.E2E_PEOPLE ?? '{}') as { admin: { email: string; password: string } }
  session = await signInByHttp(url, admin)
  const { body } = await api(url, KEY)<{ items: { id: string }[] }>('GET', '/imports')
  importId = body.items[0]?.id ?? ''
  promotionId = await requestedPromotion(url)
  const { body: tests } = await api(url, KEY)<{ items: { id: string }[] }>('GET', '/ab-tests')
  abTestId = tests.items[0]?.id ?? ''
})

function pathOf(route: string): string {
  const ids: Record<string, string> = { imports: importId, promotions: promotionId, 'ab-tests': abTestId }
  const id = ids[route.split('/')[1] ?? ''] ?? '[id]'
  return route.replace('[slug]', 'fraud').replace('[model]', 'scorer').replace('[id]', id)
}

async function open(browser: Browser, url: string, locale: string, cookie: string): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const [name = '', value = ''] = (cookie.split('; ').find((one) => one.includes('session-token=')) ?? '').split(
    /=(.*)/s,
  )
  await context.addCookies([
    { name: 'plumbline_theme', value: 'light', url },
    { name: 'plumbline_locale', value: locale, url },
    ...(name ? [{ name, value, url }] : []),
  ])
  return context
}

/** As choosing it on the page does. */
const choose = (page: Page, theme: string) =>
  page.evaluate((chosen) => {
    document.documentElement.dataset.theme = chosen
  }, theme)

type Visit = { browser: Browser; url: string; path: string; cookie: string; status?: number }

async function visit({ browser, url, path, cookie, status = 200 }: Visit, look: Look): Promise<string[]> {
  const context = await open(browser, url, look.locale, cookie)
  try {
    const page = await context.newPage()
    const failures: string[] = []
    page.on('pageerror', (error) => failures.push(`${look.locale}: ${error.message}`))
    page.on('console', (line) => {
      const ofAnswer = line.text().startsWith('Failed to load resource') && line.location().url === url + path
      if (line.type() === 'error' && !ofAnswer) failures.push(`${look.locale}: ${line.text()}`)
    })
    const answer = await page.goto(url + path)
    if (answer?.status() !== status) failures.push(`answers ${answer?.status()}`)
    if (cookie && page.url().includes('/sign-in')) failures.push('asks to sign in')
    for (const width of look.widths) {
      await page.setViewportSize({ width, height: 900 })
      for (const theme of look.themes) {
        await choose(page, theme)
        await settled(page)
        const whole = look.themes.length === 1 || (theme === 'light') === (width === 1440)
        failures.push(...(await inspect(page, `${theme} ${look.locale} ${width}`, whole ? 'all' : 'looks')))
      }
    }
    return failures
  } finally {
    await context.close()
  }
}

test('every page of the running system is looked at', async ({ url }) => {
  const { body } = await api(url, KEY)<{ items: { kind: string; path: string }[] }>('GET', '/access')
  const pages = body.items.filter(({ kind }) => kind === 'page').map(({ path }) => path)
  expect(pages.sort()).toEqual(Object.keys(PAGE_PERMISSIONS).sort())
})

for (const [place, route] of Object.keys(PAGE_PERMISSIONS).entries()) {
  const look = lookOf(place)
  test(`${route} in light and dark, narrow and wide, ${look.locale}`, async ({ browser, url }) => {
    const cookie = STRANGERS.has(route) ? '' : session
    expect(await visit({ browser, url, path: pathOf(route), cookie }, look)).toEqual([])
  })
}

const OTHER_STATES: Record<string, string> = {
  'a model without predictions': '/models/scorer?version=2',
  'drift without predictions': '/models/scorer/drift?version=2',
  'performance without predictions': '/models/scorer/performance?version=2',
  'data quality without predictions': '/models/scorer/quality?version=2',
  'service without predictions': '/models/scorer/service?version=2',
  'promotions of every status': '/promotions?status=all',
  'A/B tests without a row': '/ab-tests?status=stopped',
  'a plan that is changed': '/ab-tests/scorer-1-against-2?edit=true',
  'what served on a day': '/models/scorer/deployments?on=2026-01-05',
  'a policy that is changed': '/promotions/policies?environment=production&tier=high&edit=true',
  'a request for one version': '/promotions/new?model=scorer&version=1',
  'drift by NannyML': '/models/scorer/drift?preset=nannyml',
}
const NOT_THERE: Record<string, string> = {
  'a model that is not there': '/models/nobody',
  'a promotion that is not there': '/promotions/pro_nobody',
  'a test that is not there': '/ab-tests/abt_nobody',
  'a plan for a model that is not there': '/ab-tests/new?model=nobody',
  'a page that is not there': '/nothing/here',
}

for (const [state, path] of Object.entries({ ...OTHER_STATES, ...NOT_THERE })) {
  test(`${state} in light and narrow`, async ({ browser, url }) => {
    const status = state in NOT_THERE ? 404 : 200
    expect(await visit({ browser, url, path, cookie: session, status }, ONE_LOOK)).toEqual([])
  })
}

test('a page that the role does not open says what it needs', async ({ browser, url, people }) => {
  const cookie = await signInByHttp(url, people.software_engineer)
  expect(await visit({ browser, url, path: '/settings/members', cookie }, ONE_LOOK)).toEqual([])
  const context = await open(browser, url, 'en', cookie)
  const page = await context.newPage()
  await page.goto(`${url}/settings/members`)
  await expect(page.locator('[data-denied="member:read"]')).toContainText('read members')
  await expect(page.locator('[data-denied="member:read"]')).toContainText('Risk officer')
  await context.close()
})

test('the icon that a browser asks for before a page names its own is there, signed in or not', async ({
  request,
  url,
}) => {
  const answer = await request.get(`${url}/favicon.ico`)
  expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'image/x-icon'])
})
