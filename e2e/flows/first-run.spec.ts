import { api } from '../fixtures/api'
import { type RunningServer, startServer } from '../fixtures/server'
import { expect, test } from '../fixtures/test'
import { visit } from '../fixtures/visit'

test.describe.configure({ mode: 'serial' })

let server: RunningServer
test.beforeAll(async () => {
  // Nothing given: no administrator, no key.
  server = await startServer({ PLUMBLINE_BOOTSTRAP_KEY: '' })
})
test.afterAll(() => server.stop())

function setupPath(): string {
  const link = /\/setup\?token=[\w-]+/.exec(server.output())?.[0]
  if (!link) throw new Error(`no setup link was printed:\n${server.output()}`)
  return link
}

test('from nothing to the first prediction on screen', async ({ page }) => {
  const { url } = server
  await visit(page, url)
  await expect(page).toHaveURL(`${url}/sign-in`)
  await visit(page, url + setupPath())
  await page.getByLabel('Your name').fill('Ada Lovelace')
  await page.getByLabel('E-mail address').fill('ada@example.com')
  for (const field of await page.locator('input[type=password]').all()) await field.fill('a long walk home')
  await page.getByRole('button', { name: 'Create account and sign in' }).click()
  await page.waitForURL(`${url}/`)

  const steps = page.getByRole('main').getByRole('listitem')
  await expect(page.getByRole('heading', { name: /five steps to the first prediction/ })).toBeVisible()
  await expect(steps.getByRole('heading')).toHaveText([
    '1. Create an API key',
    '2. Create a use case',
    '3. Create a model',
    '4. Create a version',
    '5. Send the first prediction',
  ])

  await page.getByRole('link', { name: 'Create a key' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name').fill('scoring service')
  await dialog.getByRole('button', { name: 'Create the key' }).click()
  await expect(dialog.getByText('Shown only now')).toBeVisible()
  const key = (await dialog.getByRole('region', { name: 'Key', exact: true }).textContent()) ?? ''
  expect(key).toMatch(/^plb_\w+_\w+$/)
  await dialog.getByRole('button', { name: 'I have stored it' }).click()
  await expect(page.getByRole('cell', { name: 'scoring service' })).toBeVisible()
  expect(await page.content()).not.toContain(key)

  await visit(page, `${url}/use-cases/new`)
  await page.getByLabel('Name', { exact: true }).fill('Fewer frauds')
  await page.getByLabel('Problem').fill('Fraud is found too late.')
  await page.getByRole('button', { name: 'Create use case' }).click()
  await expect(page).toHaveURL(`${url}/use-cases/fewer-frauds`)

  await visit(page, `${url}/models/new`)
  await page.getByLabel('Name', { exact: true }).fill('Fraud scorer')
  await page.getByRole('button', { name: 'Create model' }).click()
  await expect(page).toHaveURL(`${url}/models/fraud-scorer/versions/new`)
  await page.getByLabel('Version', { exact: true }).fill('1')
  await page.getByLabel('Inputs').fill('amount numeric\ncountry something')
  await page.getByRole('button', { name: 'Create version' }).click()
  await expect(page.getByText('Line 2: write a name')).toBeVisible()
  await page.getByLabel('Inputs').fill('amount numeric\ncountry categorical')
  await page.getByRole('button', { name: 'Create version' }).click()
  await expect(page).toHaveURL(/\/models\/fraud-scorer\?version=1$/)
  await expect(page.getByText('No predictions yet').first()).toBeVisible()

  await visit(page, url)
  await expect(steps.getByText('Done', { exact: true })).toHaveCount(4)
  const sent = await api(url, key)('POST', '/predictions', {
    model: 'fraud-scorer',
    version: '1',
    predictions: [
      {
        id: 'case-1',
        timestamp: new Date().toISOString(),
        features: { amount: 120, country: 'PT' },
        prediction: '1',
        score: 0.9,
      },
    ],
  })
  expect(sent.body).toMatchObject({ accepted: 1, rejected: [] })
  // The page that waits for it changes by itself.
  await expect(page.getByRole('heading', { name: /five steps to the first prediction/ })).toHaveCount(0, {
    timeout: 30_000,
  })
  await expect(page.getByRole('main')).toContainText('Fraud scorer')
  await visit(page, `${url}/models/fraud-scorer?version=1`)
  await expect(page.getByText('No predictions yet')).toHaveCount(0)
  await expect(page.getByRole('main').getByText('Volume and labels')).toBeVisible()
})

test('the setup link works once', async ({ page }) => {
  await visit(page, server.url + setupPath())
  await expect(page.getByRole('heading', { name: 'This setup link is not valid' })).toBeVisible()
})
