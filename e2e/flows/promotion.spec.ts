import { expect, type Locator, type Page, test } from '@playwright/test'
import { api, insist } from '../fixtures/api'
import { type People, seed } from '../fixtures/seed'
import { KEY, type RunningServer, startServer } from '../fixtures/server'
import { signInWith } from '../fixtures/test'
import { ready, revisit, visit } from '../fixtures/visit'

const DAY = 86_400_000
const SINCE = Math.floor(Date.now() / DAY) * DAY - 30 * DAY
const day = (before: number) => new Date(Date.now() - before * DAY).toISOString().slice(0, 10)
const EARLIER = day(10)

test.describe.configure({ mode: 'serial' })

let server: RunningServer
let people: People

/** Version 2 serves in production; version 1 is what somebody wants there. */
test.beforeAll(async () => {
  server = await startServer()
  people = await seed(server)
  const ok = insist(server.url, KEY)
  await ok('POST', '/models/scorer/versions', {
    version: 'late',
    features: [{ name: 'amount', type: 'numeric' }],
    reason: 'one more',
  })
  await ok('POST', '/deployments', {
    model: 'scorer',
    version: '2',
    environment: 'production',
    effectiveFrom: new Date(SINCE).toISOString(),
    reason: 'Served before records began.',
  })
})
test.afterAll(() => server.stop())

/** Clicks and counts them. */
function clicker() {
  let count = 0
  const click = async (target: Locator) => {
    count++
    await target.click()
  }
  return { click, count: () => count }
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const go = (page: Page, path: string) => visit(page, `${server.url}${path}`)

async function serving(): Promise<unknown[]> {
  const { body } = await api(server.url, KEY)<{ items: { version: string }[] }>(
    'GET',
    '/deployments?environment=production&model=scorer',
  )
  return body.items.map(({ version }) => version)
}

test('a data scientist asks for it and cannot approve it', async ({ page }) => {
  await signInWith(page, server.url, people.data_scientist)
  await go(page, '/models/scorer/versions')
  await expect(page.getByRole('button', { name: 'Request promotion of 2' })).toHaveCount(0)
  const { click, count } = clicker()
  await click(page.getByRole('button', { name: 'Request promotion of 1' }))
  const dialog = page.getByRole('dialog', { name: 'Request promotion of 1' })
  await expect(dialog.getByText('What will be checked (medium risk)')).toBeVisible()
  await expect(dialog.getByText('Not worse than what serves:')).toBeVisible()
  await dialog.getByLabel('Reason').fill('It is the one with training data and labels.')
  await click(dialog.getByRole('button', { name: 'Request promotion of 1' }))
  await page.waitForURL(/\/promotions\/pro_/)
  expect(count()).toBeLessThanOrEqual(3)

  await expect(heading(page)).toContainText('1 may replace 2 in production')
  await expect(page.locator('[data-why-not]')).toContainText('Your roles do not include deciding on promotions')
  await expect(page.getByRole('button', { name: 'Approve 1' })).toHaveCount(0)
  await go(page, '/')
  await expect(page.getByRole('region', { name: 'Your requests' })).toContainText('Waiting')
  expect(await serving()).toEqual(['2'])
})

test('whoever asked sees why they cannot approve, also with the right to decide', async ({ page }) => {
  await signInWith(page, server.url, people.admin)
  await go(page, '/promotions/new?model=scorer&version=late')
  const reason = page.getByRole('textbox', { name: 'Reason' })
  await reason.fill('   ')
  await page.getByRole('button', { name: 'Request promotion of late' }).click()
  await expect(reason).toHaveAccessibleDescription(/Say why first\./)
  await reason.fill('It may be better.')
  await page.getByRole('button', { name: 'Request promotion of late' }).click()
  await page.waitForURL(/\/promotions\/pro_/)
  await expect(page.locator('[data-why-not=own_request]')).toContainText('You asked for this promotion yourself')
  await expect(page.getByRole('button', { name: 'Approve late' })).toHaveCount(0)
  await page.getByRole('textbox', { name: 'Reason' }).fill('A mistake.')
  await page.getByRole('button', { name: 'Send back' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Send back' }).click()
  await expect(heading(page)).toContainText('was sent back')
})

test('what is written before the page has its code stays when it comes', async ({ page }) => {
  await signInWith(page, server.url, people.admin)
  let release = (): void => undefined
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route(/\/_next\/static\/.*\.js/, async (route) => {
    await released
    await route.continue()
  })
  await page.goto(`${server.url}/promotions/new?model=scorer&version=late`, { waitUntil: 'commit' })
  const reason = page.getByRole('textbox', { name: 'Reason' })
  await reason.fill('Written early.')
  const written = await reason.elementHandle()
  release()
  await ready(page)
  await expect(reason).toHaveValue('Written early.')
  expect(await written?.evaluate((field) => field.isConnected)).toBe(true)
  await page.getByRole('button', { name: 'Request promotion of late' }).click()
  await page.waitForURL(/\/promotions\/pro_/)
  await expect(page.getByText('Written early.')).toBeVisible()
  await page.getByRole('textbox', { name: 'Reason' }).fill('Only a trial.')
  await page.getByRole('button', { name: 'Send back' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Send back' }).click()
  await expect(heading(page)).toContainText('was sent back')
})

test('a manager approves it in three clicks from home, and what serves changes', async ({ page }) => {
  await signInWith(page, server.url, people.manager)
  await expect(heading(page)).toContainText('decision')
  const { click, count } = clicker()
  const tile = page.getByRole('region', { name: 'Waits for you' })
  await expect(tile).toContainText('Payment scorer 1')
  await click(tile.getByRole('link', { name: 'Review' }))
  await page.waitForURL(/\/promotions\/pro_/)
  const approve = page.getByRole('main').getByRole('button', { name: 'Approve 1' })
  await page.getByRole('textbox', { name: 'Reason' }).fill('The figures hold.')
  await click(approve)
  const dialog = page.getByRole('dialog', { name: 'Approve 1 of Payment scorer for production?' })
  await expect(dialog).toContainText('1 takes over from 2 in production at once')
  expect(await serving()).toEqual(['2'])
  await click(dialog.getByRole('button', { name: 'Approve 1' }))
  await expect(page.getByText('1 serves in production', { exact: true })).toBeVisible()
  expect(count()).toBeLessThanOrEqual(3)
  await expect(heading(page)).toContainText('1 was approved for production')
  expect(await serving()).toEqual(['1'])
  await go(page, '/models/scorer')
  await expect(page.getByText(/1 serves in production since/)).toBeVisible()
})

test('DevOps rolls it back in three clicks from home, and the history answers for a day before', async ({ page }) => {
  await signInWith(page, server.url, people.devops)
  const { click, count } = clicker()
  const tile = page.getByRole('region', { name: 'Deployed lately' })
  await click(tile.getByRole('link', { name: 'Roll back Payment scorer 1' }))
  const dialog = page.getByRole('dialog', { name: 'Roll Payment scorer in production back to 2?' })
  await expect(dialog).toContainText('2 serves in production from now on')
  await click(dialog.getByRole('button', { name: 'Roll back to 2' }))
  await expect(dialog.getByText('Say why first.')).toBeVisible()
  expect(await serving()).toEqual(['1'])
  await dialog.getByLabel('Reason').fill('Errors doubled.')
  await click(dialog.getByRole('button', { name: 'Roll back to 2' }))
  await expect(page.getByText('2 serves in production again')).toBeVisible()
  expect(count()).toBeLessThanOrEqual(3)
  expect(await serving()).toEqual(['2'])
  await expect(heading(page)).toContainText('2 serves in production since')

  await page.getByLabel('Day', { exact: true }).fill(EARLIER)
  await expect(page).toHaveURL(new RegExp(`on=${EARLIER}`))
  const answer = page.getByRole('region', { name: 'What served on' })
  await expect(answer).toContainText('2 served in production all day.')
  await page.getByLabel('Day', { exact: true }).fill(day(40))
  await expect(answer).toContainText('Nothing served on')
  const history = page.getByRole('table', { name: 'History' })
  await expect(history.getByRole('row')).toHaveCount(4)
  await revisit(page)
  await expect(answer).toContainText('Nothing served on')
})

test('a risk officer reads the evidence, and tries stricter rules on the past', async ({ page }) => {
  await signInWith(page, server.url, people.risk_officer)
  await go(page, '/promotions?status=approved')
  await page.getByRole('link', { name: 'Payment scorer 1' }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download evidence' }).click()
  expect((await download).suggestedFilename()).toMatch(/^evidence-scorer-1-pro-.*\.json$/)
  await page.getByRole('link', { name: 'Evidence sheet' }).click()
  await expect(page.getByText('Untouched')).toBeVisible()

  await go(page, '/promotions/policies?environment=production&tier=medium')
  await page.getByRole('button', { name: 'Change the policy' }).click()
  await page.getByRole('button', { name: 'What would it have blocked?' }).click()
  await expect(page.getByText('would not have been blocked')).toBeVisible()
  await page.getByRole('group', { name: 'Labelled predictions' }).getByLabel('At least so many').fill('5000')
  await page.getByRole('group', { name: 'Labelled predictions' }).getByLabel('If not fulfilled').selectOption('block')
  await page.getByRole('button', { name: 'What would it have blocked?' }).click()
  await expect(page.getByText(/1 of 1 promotion in production at medium risk would have been blocked/)).toBeVisible()
  await expect(page.getByRole('row', { name: /Payment scorer 1/ })).toContainText('Labelled predictions')
  await page.getByRole('textbox', { name: 'Reason' }).fill('   ')
  await page.getByRole('button', { name: 'Save the policy' }).click()
  await expect(page.getByText('Say why first.')).toBeVisible()
  await page.getByRole('textbox', { name: 'Reason' }).fill('More labels first.')
  await page.getByRole('button', { name: 'Save the policy' }).click()
  await expect(page.getByText('is saved')).toBeVisible()
  await expect(page.getByText('at least 5,000 of its predictions have a label')).toBeVisible()
})
