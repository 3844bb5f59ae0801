import { expect, type Page, test } from '@playwright/test'
import { insist } from '../fixtures/api'
import { type People, seed } from '../fixtures/seed'
import { KEY, type RunningServer, startServer } from '../fixtures/server'
import { signInWith } from '../fixtures/test'
import { visit } from '../fixtures/visit'

const HOUR = 3_600_000
const CASES = 120

/** Everything from 100 up is fraud, everything below 60 is not; nobody said what happens between. */
const TABLE = {
  hitPolicy: 'first',
  inputs: [{ id: 'amount', name: 'Amount', field: 'amount' }],
  outputs: [{ id: 'out', name: 'Fraud', field: 'prediction' }],
  rules: [
    { _id: 'high', _description: 'Large payments', amount: '>= 100', out: '"1"' },
    { _id: 'low', _description: 'Small payments', amount: '< 60', out: '"0"' },
  ],
}
const edge = (sourceId: string, targetId: string) => ({ id: `${sourceId}-${targetId}`, sourceId, targetId })
const RULES = {
  nodes: [
    { id: 'payment', name: 'Payment', type: 'inputNode' },
    { id: 'amounts', name: 'Amounts', type: 'decisionTableNode', content: TABLE },
    { id: 'decision', name: 'Decision', type: 'outputNode' },
  ],
  edges: [edge('payment', 'amounts'), edge('amounts', 'decision')],
  testCases: [
    { name: 'A large payment', input: { amount: 150 }, output: '1' },
    { name: 'A payment in between', input: { amount: 80 }, output: '1' },
  ],
}

test.describe.configure({ mode: 'serial' })

let server: RunningServer
let people: People

/** Version `r1` has a gap from 60 to 100 and logged cases with amounts 0 to 119, all announced as harmless. */
test.beforeAll(async () => {
  server = await startServer()
  people = await seed(server)
  const ok = insist(server.url, KEY)
  await ok('POST', '/models', {
    slug: 'payment-rules',
    name: 'Payment rules',
    useCase: 'fraud',
    kind: 'rules',
    task: 'binary',
    positiveClass: '1',
    classes: ['0', '1'],
  })
  const features = [{ name: 'amount', type: 'numeric' }]
  await ok('POST', '/models/payment-rules/versions', { version: 'r1', features, rules: RULES, reason: 'first rules' })
  const since = Date.now() - (CASES + 2) * HOUR
  const cases = Array.from({ length: CASES }, (_, amount) => ({ id: `p${amount}`, at: since + amount * HOUR, amount }))
  const predictions = cases.map(({ id, at, amount }) => ({
    id,
    timestamp: new Date(at).toISOString(),
    features: { amount },
    prediction: '0',
  }))
  await ok('POST', '/predictions', { model: 'payment-rules', version: 'r1', predictions })
  const labels = cases.map(({ id, at, amount }) => ({
    id,
    label: amount >= 90 ? '1' : '0',
    timestamp: new Date(at + 1000).toISOString(),
  }))
  await ok('POST', '/labels', { model: 'payment-rules', labels })
})
test.afterAll(() => server.stop())

const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const go = (page: Page, path: string) => visit(page, `${server.url}${path}`)

test('a table with a gap shows it, and a case in it is not decided', async ({ page }) => {
  await signInWith(page, server.url, people.sme)
  await go(page, '/models/payment-rules')
  await page.getByRole('link', { name: 'Rules', exact: true }).click()
  await expect(heading(page)).toContainText('r1 decides by 2 rows; the check finds 1 problem')
  const table = page.getByRole('table', { name: 'Decision table Amounts' })
  await expect(table).toContainText('at least 100')
  const check = region(page, 'Static check')
  await expect(check).toContainText('No row decides: amount from 60 to below 100.')
  await check.getByRole('button', { name: 'Try this case' }).click()
  const form = region(page, 'Try one case')
  await expect(form.getByLabel('amount')).toHaveValue('60')
  await form.getByRole('button', { name: 'Decide this case' }).click()
  await expect(form).toContainText('No row fired.')
  await form.getByLabel('amount').fill('150')
  await form.getByLabel('amount').press('Enter')
  await expect(form).toContainText('Decision: 1')
  await form.getByRole('link', { name: 'Row 1' }).click()
  await expect(page.locator('#row-1-1')).toBeFocused()

  const tests = region(page, 'Test cases')
  await tests.getByRole('button', { name: 'Run 2 test cases' }).click()
  await expect(tests).toContainText('1 of 2 failed.')
  await expect(tests).toContainText('prediction: expected 1, got nothing')
  await expect(page.getByRole('button', { name: 'New version from this table' })).toBeDisabled()
})

test('a data scientist mends it with the keyboard and saves a version of its own', async ({ page }) => {
  await signInWith(page, server.url, people.data_scientist)
  await go(page, '/models/payment-rules/rules?version=r1')
  await page.getByRole('link', { name: 'New version from this table' }).click()
  await expect(heading(page)).toContainText('New version from the rules of r1')
  const check = region(page, 'Check of what you have written')
  await expect(check).toContainText('No row decides')
  await expect(page.getByRole('button', { name: 'Create version' })).toBeDisabled()

  await page.getByLabel('Row 1, Amount').focus()
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Row 2, Amount')).toBeFocused()
  await page.keyboard.press('Alt+Enter')
  await expect(page.getByLabel('Row 3, Amount')).toBeFocused()
  await expect(check).toContainText('Row 3 has no result: it decides nothing.')
  await page.keyboard.type('> 1 >')
  await expect(check).toContainText('The engine cannot read Amount of row 3')
  await page.getByLabel('Row 3, Amount').fill('>= nothing')
  await page.keyboard.press('Alt+ArrowUp')
  await expect(page.getByLabel('Row 2, Amount')).toHaveValue('>= nothing')
  await expect(page.getByLabel('Row 2, Amount')).toBeFocused()
  await page.getByLabel('Row 2, Amount').fill('[60..100)')
  await page.keyboard.press('Tab')
  await page.keyboard.type('"1"')
  await expect(check).toContainText('Nothing wrong')

  await page.getByLabel('Name of the version').fill('r2')
  await page.getByRole('button', { name: 'Create version' }).click()
  await expect(page.getByText('Say why first.')).toBeVisible()
  await page.getByRole('textbox', { name: 'Reason' }).fill('Payments between 60 and 100 were not decided.')
  await page.getByRole('button', { name: 'Create version' }).click()
  await page.waitForURL(/\/models\/payment-rules\/rules\?version=r2/)
  await expect(heading(page)).toContainText('r2 decides by 3 rows; the check finds nothing wrong')
  const tests = region(page, 'Test cases')
  await tests.getByRole('button', { name: 'Run 2 test cases' }).click()
  await expect(tests).toContainText('All 2 passed.')
})

test('logged traffic decided by the new rules shows the differences, and stays to come back to', async ({ page }) => {
  await signInWith(page, server.url, people.data_scientist)
  await go(page, '/models/payment-rules/rules?version=r2')
  const start = region(page, 'Simulation on logged traffic')
  await expect(start.getByLabel('Traffic of')).toHaveValue('r1')
  await start.getByRole('button', { name: 'Simulate r2' }).click()
  await page.waitForURL(/simulation=sim_/)
  const said = /r2 would decide 60 of 120 cases differently \(50\.0\s%\)/
  await expect(page.getByText(said)).toBeVisible()
  await expect(page.getByRole('table', { name: 'Changed decisions' }).getByRole('row').last()).toContainText('60')
  await expect(page.getByRole('table', { name: 'Cases that change' })).toContainText('p60')
  await expect(region(page, 'Hits per row')).toContainText(/33\.3\s%/)
  await expect(region(page, 'Against the labels')).toContainText('only r1 right on 30, only r2 right on 30')
  await expect(region(page, 'Confusion of r2')).toBeVisible()
  await expect(page.getByRole('table', { name: 'Decision table Amounts' })).toContainText(/50\.0\s%/)

  await go(page, '/models/payment-rules/rules?version=r2')
  await expect(page.getByText(said)).toBeVisible()
  const past = page.getByRole('table', { name: 'Simulations' })
  await expect(past).toContainText(/60 \(50\.0\s%\)/)
})

test('the keyboard goes through a table of several pages', async ({ page }) => {
  const rules = Array.from({ length: 120 }, (_, i) => ({ _id: `r${i}`, amount: `[${i}..${i + 1})`, out: '"1"' }))
  rules[119] = { _id: 'r119', amount: '"ten"', out: '"1"' }
  const content = { ...TABLE, rules }
  const nodes = RULES.nodes.map((node) => (node.id === 'amounts' ? { ...node, content } : node))
  const features = [{ name: 'amount', type: 'numeric' }]
  const long = { version: 'long', features, rules: { ...RULES, nodes }, reason: 'one row for each amount' }
  await insist(server.url, KEY)('POST', '/models/payment-rules/versions', long)
  await signInWith(page, server.url, people.data_scientist)
  await go(page, '/models/payment-rules/rules/new?version=long')
  const amount = (row: number) => page.getByLabel(`Row ${row}, Amount`, { exact: true })

  const check = region(page, 'Check of what you have written')
  await check.getByRole('link', { name: 'Row 120', exact: true }).first().click()
  await expect(amount(120)).toBeFocused()
  await expect(amount(120)).toBeInViewport()

  await amount(101).focus()
  await page.keyboard.press('ArrowUp')
  await expect(amount(100)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(amount(101)).toBeFocused()
  await page.keyboard.press('Shift+Enter')
  await page.keyboard.press('Alt+ArrowDown')
  await expect(amount(101)).toBeFocused()
  await expect(amount(101)).toHaveValue('[99..100)')
  await page.keyboard.press('Alt+ArrowUp')
  await expect(amount(100)).toBeFocused()
  await page.keyboard.press('Alt+Enter')
  await expect(amount(101)).toBeFocused()
  await expect(amount(101)).toHaveValue('')
  await page.getByRole('button', { name: 'Move row 101 up' }).click()
  await expect(amount(100)).toBeFocused()
  await expect(amount(100)).toHaveValue('')
})
