import { expect, type Locator, type Page, test } from '@playwright/test'
import { type AssignmentRule, assign } from '@/domain/ab-tests/assignment'
import { api } from '../fixtures/api'
import { type People, seed } from '../fixtures/seed'
import { sequence } from '../fixtures/sequence'
import { KEY, type RunningServer, startServer } from '../fixtures/server'
import { signInByHttp } from '../fixtures/session'
import { signInWith } from '../fixtures/test'
import { visit } from '../fixtures/visit'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** Twelve days ago the first unit came in, four days ago the last: all are older than the 72 hours in which labels count. */
const FROM = Math.floor(Date.now() / DAY) * DAY - 12 * DAY
const UNITS = 600
const RIGHT = { '1': 0.6, '2': 0.9 }
type Version = keyof typeof RIGHT
type Unit = { id: string; at: number; version: Version; arm: string; right: boolean }

test.describe.configure({ mode: 'serial' })

let server: RunningServer
let people: People
let id: string
let planned: number
let units: Unit[]

const call = async <Body = Record<string, unknown>>(method: string, path: string, body?: unknown): Promise<Body> => {
  const answer = await api(server.url, KEY)<Body>(method, path, body)
  if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 300)}`)
  return answer.body
}
const iso = (at: number) => new Date(at).toISOString()

/** Version 1 serves in production; version 2 was let into staging. */
test.beforeAll(async () => {
  server = await startServer()
  people = await seed(server)
  const served = { model: 'scorer', effectiveFrom: iso(FROM - 60 * DAY), reason: 'Served before records began.' }
  await call('POST', '/deployments', { ...served, version: '1', environment: 'production' })
  await call('POST', '/deployments', { ...served, version: '2', environment: 'staging' })
})
test.afterAll(() => server.stop())

const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const main = (page: Page) => page.getByRole('main')
const go = (page: Page, path = `/ab-tests/${id}`) => visit(page, `${server.url}${path}`)
const step = (page: Page, name: string) => page.getByRole('region', { name: 'Next step' }).getByRole('button', { name })
const minimumRun = (page: Page) => page.getByLabel('Minimum run, days')

/** Takes a step and confirms it. */
async function take(page: Page, name: string, fill: (dialog: Locator) => Promise<unknown> = async () => {}) {
  await step(page, name).click()
  const dialog = page.getByRole('dialog')
  await fill(dialog)
  await dialog.getByRole('button', { name, exact: true }).click()
  await expect(dialog).toBeHidden()
}

test('a data scientist plans it and is told what it takes; nobody signs their own plan', async ({ page }) => {
  await signInWith(page, server.url, people.data_scientist)
  await go(page, '/ab-tests/new?model=scorer')
  await page.getByLabel('Name', { exact: true }).fill('scorer-duel')
  await page.getByLabel('What one unit is').fill('customer')
  const primary = page.getByRole('group', { name: 'Primary metric' })
  await primary.getByLabel('Metric', { exact: true }).selectOption({ label: 'Accuracy' })
  await primary.getByLabel('Smallest effect, in points').fill('20')
  await page.getByRole('button', { name: 'Add a guardrail' }).click()
  const guardrails = page.getByRole('group', { name: 'Guardrails' })
  await guardrails.getByLabel('Metric', { exact: true }).selectOption({ label: 'Answer time' })
  await guardrails.getByLabel('Tolerated harm').fill('20')
  await page.getByRole('group', { name: 'Secondary metrics' }).getByLabel('Precision').check()
  await expect(page.getByLabel('Looks')).toBeVisible()
  await page.getByLabel('How it is read').selectOption({ label: 'One look at the end' })
  await expect(page.getByLabel('Looks')).toBeHidden()
  await page.getByLabel('Labels count within, hours').fill('72')
  await page.getByLabel('Segments').fill('region')
  await expect(page.getByRole('region', { name: 'Size and duration' })).toContainText('mature and labelled units')
  await page.getByRole('button', { name: 'Save the draft' }).click()
  await page.waitForURL(/\/ab-tests\/abt_/)
  id = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  await expect(heading(page)).toContainText('The plan is complete; somebody who did not write it may freeze it.')
  await expect(step(page, 'Freeze the plan')).toBeDisabled()
  await expect(page.locator('[data-why-not=no_permission]')).toContainText('risk officers and managers freeze plans')
})

test('two people edit it: the later one is told, and nothing is lost', async ({ page, browser }) => {
  await signInWith(page, server.url, people.data_scientist)
  await go(page)
  await page.getByRole('link', { name: 'Edit the plan' }).click()
  await page.getByLabel('Power, %').fill('90')
  await minimumRun(page).fill('5')

  const context = await browser.newContext()
  const other = await context.newPage()
  await signInWith(other, server.url, people.admin)
  await go(other, `/ab-tests/${id}?edit=true`)
  await other.getByLabel('Risk of a false alarm, %').fill('10')
  await minimumRun(other).fill('6')
  await other.getByRole('button', { name: 'Save the draft' }).click()
  await expect(heading(other)).toContainText('The plan is complete')
  await context.close()

  await page.getByRole('button', { name: 'Save the draft' }).click()
  const note = page.getByRole('alert').filter({ hasText: 'Test admin saved this plan' })
  await expect(note).toContainText('Risk of a false alarm: 5 % became 10 %, taken over')
  await expect(note).toContainText('Minimum run: 7 days became 6 days; yours stays: 5 days')
  await expect(page.getByLabel('Power, %')).toHaveValue('90')
  await expect(minimumRun(page)).toHaveValue('5')
  await expect(page.getByLabel('Risk of a false alarm, %')).toHaveValue('10')
  const kept = await call<{ power: number; alpha: number; revision: number }>('GET', `/ab-tests/${id}`)
  expect(kept).toMatchObject({ power: 0.8, alpha: 0.1, revision: 1 })

  await note.getByRole('button', { name: 'Take their Minimum run' }).click()
  await expect(minimumRun(page)).toHaveValue('6')
  await page.getByRole('button', { name: 'Save the draft' }).click()
  await expect(heading(page)).toContainText('The plan is complete')
  const both = await call<{ power: number; alpha: number; minimumDays: number }>('GET', `/ab-tests/${id}`)
  expect(both).toMatchObject({ power: 0.9, alpha: 0.1, minimumDays: 6, revision: 2 })
})

test('a subject matter expert freezes it', async ({ page }) => {
  await signInWith(page, server.url, people.sme)
  await go(page, '/ab-tests')
  await page.getByRole('table', { name: 'A/B tests' }).getByRole('link', { name: 'scorer-duel' }).click()
  await page.waitForURL(/\/ab-tests\/abt_/)
  await take(page, 'Freeze the plan', (dialog) =>
    expect(dialog).toContainText('later changes are recorded and make the result exploratory'),
  )
  await expect(heading(page)).toContainText('by Test sme; it can start.')
  await expect(step(page, 'Start the test')).toBeDisabled()
})

test('it starts with a part of the arms and is let in further', async ({ page }) => {
  await signInWith(page, server.url, people.data_scientist)
  await go(page)
  await take(page, 'Start the test', (dialog) => dialog.getByLabel('Let in so much of each arm').selectOption('0.1'))
  const ramp = page.getByRole('region', { name: 'Let in' }).first()
  await expect(ramp.getByRole('row', { name: /10\s%/ })).toContainText('now')
  await expect(ramp.getByRole('row', { name: /25\s%/ })).toContainText('next')
  await take(page, 'Let more in', (dialog) => dialog.getByLabel('Let in so much of each arm').selectOption('1'))
  await expect(ramp.getByRole('row', { name: /100\s%/ })).toContainText('Test data_scientist')
  await expect(ramp).toContainText('Everybody is let in')
})

async function label(some: readonly Unit[]): Promise<void> {
  const labels = some.map(({ id: unit, at, right }) => ({
    id: unit,
    label: right ? '1' : '0',
    timestamp: iso(at + 6 * HOUR),
  }))
  await call('POST', '/labels', { model: 'scorer', labels })
}

/** What a client does that assigns by the rule: exposures and predictions, with the times of the past. */
async function replayUnits(): Promise<void> {
  const { rule, versions } = await call<{ rule: AssignmentRule; versions: Record<string, Version> }>(
    'GET',
    `/ab-tests/${id}/rule`,
  )
  const next = sequence(11)
  const assigned = Array.from({ length: 3 * UNITS }, (_, i) => ({
    unit: `duel-${i}`,
    arm: assign(rule, `duel-${i}`).arm,
  }))
  // As many of each arm, one after the other: what is drawn by chance is left to the engine's own tests.
  const ofArm = Object.keys(versions).map((arm) => assigned.filter((one) => one.arm === arm).slice(0, UNITS / 2))
  units = Array.from({ length: UNITS }, (_, i): Unit => {
    const { unit, arm } = ofArm[i % 2]?.[Math.floor(i / 2)] ?? { unit: '', arm: '' }
    const version = versions[arm ?? ''] ?? '1'
    return {
      id: unit,
      arm: arm ?? '',
      version,
      right: next() < RIGHT[version],
      at: FROM + Math.floor((i / UNITS) * 8 * DAY),
    }
  })
  const exposures = units.map(({ id: entity, arm, at }) => ({ entity, arm, timestamp: iso(at) }))
  await call('POST', `/ab-tests/${id}/exposures`, { exposures })
  for (const version of ['1', '2'] as const) {
    const own = units.filter((unit) => unit.version === version)
    const predictions = own.map(({ id: unit, at }, i) => ({
      id: unit,
      timestamp: iso(at),
      entity: unit,
      features: { amount: 100 + i, country: 'PT', age: 40 },
      prediction: '1',
      score: 0.8,
      latencyMs: 10 + (i % 7),
      segments: { region: i % 2 ? 'north' : 'south' },
    }))
    await call('POST', '/predictions', { model: 'scorer', version, predictions })
  }
}

test('whoever peeks before the one look sees health only', async ({ page, browser }) => {
  await replayUnits()
  planned = (await call<{ plannedN: number }>('GET', `/ab-tests/${id}`)).plannedN
  expect(planned).toBeLessThan(UNITS / 2)
  await label(units.slice(0, Math.floor(planned / 2)))
  await signInWith(page, server.url, people.data_scientist)
  await go(page)
  await expect(heading(page)).toContainText('Wait: this test is read once')
  await expect(main(page).getByText('Effects are not shown yet')).toBeVisible()
  await expect(page.getByRole('table', { name: /^Effects against/ })).toHaveCount(0)
  await expect(page.getByRole('region', { name: 'Segments' })).toContainText('hidden until the next planned look')
  await expect(page.getByRole('region', { name: 'Bayesian reading' })).toContainText('looking early is no safer')
  await expect(page.getByRole('region', { name: 'Soundness of the test' })).toContainText('all sound')
  await expect(main(page)).not.toContainText(/\bp\s?[=<0]/)

  const context = await browser.newContext()
  const manager = await context.newPage()
  await signInWith(manager, server.url, people.manager)
  await go(manager)
  await expect(heading(manager)).toContainText('Wait: this test is read once')
  await expect(manager.getByRole('region', { name: 'Promised and observed' })).toContainText('not known yet')
  await expect(manager.getByRole('region', { name: 'Guardrails' })).toContainText('Waits')
  await manager.getByRole('link', { name: 'Expert' }).click()
  await expect(main(manager).getByText('Effects are not shown yet')).toBeVisible()
  for (const depth of ['Manager', 'Expert', 'Scientist']) {
    await manager.getByRole('link', { name: depth, exact: true }).click()
    await expect(manager.getByRole('link', { name: depth, exact: true })).toHaveAttribute('aria-current', /./)
    await expect(main(manager)).not.toContainText(/\bp\s?[=<0]/)
    await expect(heading(manager)).not.toContainText(/\bpt\b/)
  }
  await context.close()
})

test('its labels mature, and all depths say the same', async ({ page }) => {
  await label(units)
  await signInWith(page, server.url, people.data_scientist)
  await go(page)
  await expect(heading(page)).toContainText('Promote 2')
  await expect(
    page.getByRole('table', { name: 'Effects against 1' }).getByRole('row', { name: /Accuracy/ }),
  ).toContainText('+')
  await expect(
    page.getByRole('table', { name: 'Bayesian reading' }).getByRole('row', { name: /Accuracy/ }),
  ).toContainText('above 99.9')
  await expect(page.getByRole('region', { name: 'Why this verdict' })).toContainText('decides')
  await page.getByRole('link', { name: 'Expert', exact: true }).click()
  await expect(page.getByText(/more of 1,000 cases are decided rightly/)).toBeVisible()
  await expect(heading(page)).toContainText('Promote 2')
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'CSV', exact: true }).click()
  expect((await download).suggestedFilename()).toBe('ab-test-scorer-duel.csv')
})

test('a manager concludes with a reason', async ({ page }) => {
  await signInWith(page, server.url, people.manager)
  await go(page)
  await expect(heading(page)).toContainText('Promote 2')
  await expect(page.getByRole('region', { name: 'Guardrails' })).toContainText('Holds')
  await expect(main(page)).not.toContainText(/\bp\s?[=<0]/)
  await step(page, 'Conclude').click()
  const dialog = page.getByRole('dialog', { name: 'Conclude scorer-duel' })
  await expect(dialog.getByRole('button', { name: 'Conclude' })).toBeDisabled()
  await dialog.getByLabel('Decision').selectOption({ label: 'Promote' })
  await dialog.getByLabel('Reason').fill('Nine of ten are right.')
  await dialog.getByRole('button', { name: 'Conclude' }).click()
  await expect(heading(page)).toContainText('Test manager concluded on')
  await expect(heading(page)).toContainText('promote.')
  await expect(page.getByRole('region', { name: 'Next step' })).toContainText('Whoever may request promotions')
})

test('an architect requests the promotion that it leads to', async ({ page }) => {
  await signInWith(page, server.url, people.ml_architect)
  await go(page)
  await page.getByRole('link', { name: 'Request promotion of 2' }).click()
  await page.waitForURL(/\/promotions\/new/)
  await expect(page.getByRole('textbox', { name: 'Reason' })).toHaveValue(
    /^Nine of ten are right\. \(A\/B test scorer-duel, plan [0-9a-f]{12}/,
  )
  await page.getByRole('button', { name: 'Request promotion of 2' }).click()
  await page.waitForURL(/\/promotions\/pro_/)
  await expect(heading(page)).toContainText('2 may replace 1 in production')
  await expect(main(page)).toContainText('A/B test scorer-duel')
})

test('a change after the freeze is listed with who and why, and the result is exploratory', async ({ page }) => {
  const path = '/ab-tests/scorer-1-against-2'
  const officer = { cookie: await signInByHttp(server.url, people.risk_officer), origin: server.url }
  const frozen = await api(server.url, '')('POST', `${path}/freeze`, {}, officer)
  expect(frozen.status, JSON.stringify(frozen.body)).toBe(200)
  await call('POST', `${path}/start`, {})

  await signInWith(page, server.url, people.data_scientist)
  await go(page, path)
  await page.getByRole('link', { name: 'Change the frozen plan' }).click()
  await expect(page.getByLabel('Share, %').first()).not.toBeEditable()
  await page.getByLabel('Power, %').fill('90')
  await page.getByRole('textbox', { name: 'Reason' }).fill('We were told to.')
  await page.getByRole('button', { name: 'Change the frozen plan' }).click()
  const changes = page.getByRole('region', { name: 'Changes since the freeze' })
  await expect(changes).toContainText('Power: We were told to.')
  await expect(changes).toContainText('Test data_scientist')
  await expect(main(page)).toContainText('Changed once since the freeze')
  await expect(main(page)).toContainText('Exploratory')
})
