import type { Page } from '@playwright/test'
import { api } from '../fixtures/api'
import { type People, seed } from '../fixtures/seed'
import { sequence } from '../fixtures/sequence'
import { type RunningServer, startServer } from '../fixtures/server'
import { expect, signInWith, test } from '../fixtures/test'
import { visit } from '../fixtures/visit'

const DAY = 86_400_000
const CASES = 600
const DAYS = 20

let server: RunningServer
let people: People

/** Two versions that decide the same cases: `careful` with a useful score, `blunt` by a worse one. */
async function loadTwins(): Promise<void> {
  const call = api(server.url, server.key)
  const send = async (method: 'POST' | 'PUT', path: string, body: unknown) => {
    const answer = await call(method, path, body)
    expect(answer.status, JSON.stringify(answer.body).slice(0, 300)).toBeLessThan(300)
  }
  await send('POST', '/models', {
    slug: 'twins',
    name: 'Twins',
    useCase: 'fraud',
    kind: 'ml',
    task: 'binary',
    positiveClass: 'fraud',
    classes: ['honest', 'fraud'],
  })
  const start = Math.floor(Date.now() / DAY) * DAY - (DAYS + 3) * DAY
  const next = sequence(7)
  const cases = Array.from({ length: CASES }, (_, index) => {
    const risk = next()
    return {
      id: `t${index}`,
      timestamp: new Date(start + (index / CASES) * DAYS * DAY).toISOString(),
      fraud: next() < risk ** 2,
      careful: Math.min(1, Math.max(0, risk + (next() - 0.5) * 0.1)),
      blunt: Math.min(1, Math.max(0, risk + (next() - 0.5) * 1.4)),
      region: index % 3 === 0 ? 'north' : 'south',
    }
  })
  for (const version of ['blunt', 'careful'] as const) {
    await send('POST', '/models/twins/versions', {
      version,
      features: [{ name: version === 'careful' ? 'history' : 'amount', type: 'numeric' }],
      segments: ['region'],
      reason: `the ${version} one`,
    })
    const predictions = cases.map((one) => ({
      id: one.id,
      timestamp: one.timestamp,
      features: {},
      prediction: one[version] > 0.6 ? 'fraud' : 'honest',
      score: one[version],
      latencyMs: 10,
      segments: { region: one.region },
    }))
    await send('POST', '/predictions', { model: 'twins', version, predictions })
  }
  const labels = cases.map(({ id, timestamp, fraud }) => ({
    id,
    label: fraud ? 'fraud' : 'honest',
    timestamp: new Date(Date.parse(timestamp) + 3_600_000).toISOString(),
  }))
  await send('POST', '/labels', { model: 'twins', labels })
}

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  server = await startServer()
  people = await seed(server)
  await loadTwins()
})
test.afterAll(async () => {
  await server?.stop()
})

const verdict = (page: Page) => page.getByRole('heading', { level: 1 })

test('without a value matrix the next step is named; the matrix is set in the words of the classes', async ({
  page,
}) => {
  await signInWith(page, server.url, people.sme)
  await visit(page, `${server.url}/models/twins/value?version=careful`)
  await expect(verdict(page)).toContainText('nobody has said what its decisions are worth')
  await expect(page.getByText('The money in it is an example')).toBeVisible()
  await page.getByRole('button', { name: 'Set the value matrix' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Decided fraud, and it was fraud').fill('50')
  await dialog.getByLabel('Decided fraud, but it was honest').fill('ten')
  await dialog.getByLabel('Decided honest, but it was fraud').fill('-40')
  await dialog.getByLabel('Decided honest, and it was honest').fill('0')
  await dialog.getByLabel('One-off').fill('1,000,000')
  await dialog.getByLabel('Currency').fill('eur')
  await dialog.getByLabel('Measured against').selectOption({ label: 'blunt' })
  await dialog.getByRole('button', { name: 'Save the value matrix' }).click()
  await expect(dialog.getByText('Write a number such as')).toBeVisible()
  await dialog.getByLabel('Decided fraud, but it was honest').fill('-10')
  await dialog.getByRole('button', { name: 'Save the value matrix' }).click()
  await expect(dialog).toBeHidden()
  await expect(verdict(page)).toContainText(/careful (earned|lost) .*EUR net/)
  await expect(page.getByRole('definition').filter({ hasText: 'Not yet' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Value matrix in force' })).toBeVisible()
  await expect(page.getByRole('table', { name: 'Value matrices so far' })).toContainText('In force')
})

test('who may not set money sees why', async ({ page }) => {
  await signInWith(page, server.url, people.devops)
  await visit(page, `${server.url}/models/twins/value?version=careful`)
  await expect(page.getByRole('button', { name: 'Change the value matrix' })).toBeDisabled()
  await expect(page.getByText('Setting money needs the right to set value')).toBeVisible()
})

test('two versions are ticked, compared on the same cases, and turned round', async ({ page }) => {
  await signInWith(page, server.url, people.data_scientist)
  await visit(page, `${server.url}/models/twins/versions`)
  await page.getByLabel('Compare blunt').check()
  await page.getByLabel('Compare careful').check()
  await expect(page).toHaveURL(/compare=blunt(,|%2C)careful/)
  await page.getByRole('link', { name: 'Compare 2 versions' }).click()
  await expect(page).toHaveURL(/\/models\/twins\/compare\?versions=blunt,careful/)
  await expect(verdict(page)).toContainText('careful earns')
  await expect(page.getByText('n = 600 labelled cases')).toBeVisible()
  const made = page.getByRole('table', { name: 'What they are made of' })
  await expect(made).toContainText('history')
  await expect(made).not.toContainText('region')
  await page.getByRole('button', { name: 'Is careful right more often than blunt?' }).focus()
  await expect(page.getByRole('tooltip')).toContainText(/McNemar.* p /)
  await page.getByRole('link', { name: 'careful', exact: true }).click()
  await expect(page).toHaveURL(/versions=careful,blunt/)
  await expect(verdict(page)).toContainText('blunt earns')
})

test('a manager reads the same without p-values', async ({ page }) => {
  await signInWith(page, server.url, people.manager)
  await visit(page, `${server.url}/models/twins/compare?versions=blunt,careful`)
  await expect(verdict(page)).toContainText('careful earns')
  await page.getByRole('button', { name: 'Is careful right more often than blunt?' }).focus()
  await expect(page.getByRole('tooltip')).toContainText('McNemar')
  await expect(page.getByRole('tooltip')).not.toContainText(/\bp [=<]/)
  await visit(page, server.url)
  await expect(page.getByRole('heading', { name: /^Value, 30 days/ })).toBeVisible()
})

test('the leaderboard ranks candidates and leads to the request', async ({ page }) => {
  await signInWith(page, server.url, people.data_scientist)
  await visit(page, `${server.url}/use-cases/fraud`)
  await page.getByRole('link', { name: 'Leaderboard' }).click()
  const table = page.getByRole('table', { name: 'Candidates, best first' })
  await expect(table.getByRole('link', { name: 'Twins careful', exact: true })).toBeVisible()
  await page.getByLabel('Metric').selectOption({ label: 'Recall' })
  await expect(page).toHaveURL(/metric=recall/)
  await expect(table.getByRole('columnheader', { name: 'Recall' })).toBeVisible()
  await page.getByRole('link', { name: 'Request promotion of Twins careful' }).click()
  await expect(page).toHaveURL(/\/promotions\/new\?model=twins&version=careful/)
})

test('the card is assembled from facts; a risk officer says what features hold', async ({ page }) => {
  await signInWith(page, server.url, people.risk_officer)
  await visit(page, `${server.url}/models/scorer/card?version=1`)
  await expect(verdict(page)).toContainText('Card of Payment scorer 1')
  await page.getByRole('button', { name: 'Confirm what features hold' }).click()
  await page.getByRole('button', { name: 'Confirm 3 features' }).click()
  await expect(page.getByText('A person has said of every feature what it holds.')).toBeVisible()
  await expect(page.getByRole('heading', { name: /Are groups treated alike/ })).toBeVisible()
})
