import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { insist } from '../fixtures/api'
import { type People, seed } from '../fixtures/seed'
import { type RunningServer, startServer } from '../fixtures/server'
import { expect, signInWith, test } from '../fixtures/test'
import { visit } from '../fixtures/visit'

const WEIGHTS = Buffer.from('weights of the second version')
const DIGEST = createHash('sha256').update(WEIGHTS).digest('hex')

let server: RunningServer
let people: People

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  server = await startServer()
  people = await seed(server)
  const call = insist(server.url, server.key)
  const model = { slug: 'kept', name: 'Kept', useCase: 'fraud', kind: 'ml', task: 'regression' }
  await call('POST', '/models', model)
  const features = [{ name: 'amount', type: 'numeric' }]
  const lineage = {
    runId: 'run-17',
    trainingData: { name: 'payments', version: '2026-01' },
    commit: '7c1f09a',
    environment: { python: '3.12' },
    parameters: { depth: 6 },
  }
  await call('POST', '/models/kept/versions', { version: 'first', features, reason: 'The first one.' })
  await call('POST', '/models/kept/versions', { version: 'second', features, lineage, reason: 'Deeper trees.' })
})
test.afterAll(async () => {
  await server?.stop()
})

const versions = () => `${server.url}/models/kept/versions?version=second`

test('what a version was made from is read without reading JSON', async ({ page }) => {
  await signInWith(page, server.url, people.sme)
  await visit(page, versions())
  await expect(page.getByRole('region', { name: 'Source run or import', exact: true })).toContainText('run-17')
  await expect(page.getByRole('region', { name: 'Training data' }).last()).toContainText('trainingData.version')
  await expect(page.getByRole('region', { name: 'Code', exact: true })).toContainText('7c1f09a')
  await expect(page.getByRole('region', { name: 'Environment', exact: true })).toContainText('3.12')
  await expect(page.getByRole('region', { name: 'Parameters', exact: true })).toContainText('parameters.depth')
  await expect(page.getByText('Adding files needs the right')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Archive second' })).toHaveCount(0)
})

test('a file is added under its hash, refused under another, and comes back the same', async ({ page }) => {
  await signInWith(page, server.url, people.data_scientist)
  await visit(page, versions())
  await expect(page.getByText('No file yet')).toBeVisible()
  const file = { name: 'weights.bin', mimeType: 'application/octet-stream', buffer: WEIGHTS }
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByLabel('Its SHA-256').fill('0'.repeat(64))
  await page.getByRole('button', { name: 'Add to second' }).click()
  await expect(page.getByRole('alert').filter({ hasText: DIGEST })).toBeVisible()
  await page.getByLabel('Its SHA-256').fill(DIGEST)
  await page.getByRole('button', { name: 'Add to second' }).click()
  const table = page.getByRole('table', { name: 'Files of second' })
  await expect(table).toContainText('weights.bin')
  await expect(table).toContainText(DIGEST)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download weights.bin' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('weights.bin')
  expect(await readFile(await download.path())).toEqual(WEIGHTS)
})

test('a version is archived with a reason, says so, and is brought back', async ({ page }) => {
  await signInWith(page, server.url, people.data_scientist)
  await visit(page, versions())
  await page.getByRole('button', { name: 'Archive second' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Reason').fill(' ')
  await dialog.getByRole('button', { name: 'Archive second' }).click()
  await expect(dialog.getByLabel('Reason')).toHaveAccessibleDescription('Say why first.')
  await dialog.getByLabel('Reason').fill('Its data was wrong.')
  await dialog.getByRole('button', { name: 'Archive second' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText('Its data was wrong.')).toBeVisible()
  const table = page.getByRole('table', { name: 'Versions of Kept' })
  await expect(table.getByRole('row', { name: /second/ })).toContainText('Archived')
  await expect(table.getByRole('button', { name: /Request.* second/ })).toHaveCount(0)
  await expect(page.getByText('An archived version takes no more files.')).toBeVisible()
  await page.getByRole('button', { name: 'Restore second' }).click()
  await dialog.getByLabel('Reason').fill('It was right after all.')
  await dialog.getByRole('button', { name: 'Restore second' }).click()
  await expect(page.getByRole('button', { name: 'Archive second' })).toBeVisible()
})

test('a model is handed over, and its new owner takes it over with what is open', async ({ page, browser }) => {
  await signInWith(page, server.url, people.data_scientist)
  await visit(page, `${server.url}/models/kept/card`)
  const tile = page.getByRole('region', { name: /Owners and handover/ })
  await expect(tile.getByRole('listitem').filter({ hasText: 'Code and data named' })).toContainText('Holds')
  await expect(tile.getByRole('listitem').filter({ hasText: 'Labels' })).toContainText('none has come')
  await tile.getByRole('button', { name: 'Hand over' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('E-mail address of the new owner').fill('nobody@example.com')
  await dialog.getByLabel('Reason').fill('I change teams.')
  await dialog.getByRole('button', { name: 'Hand over' }).click()
  await expect(dialog.getByText('Nobody of this e-mail address may see the model')).toBeVisible()
  await dialog.getByLabel('E-mail address of the new owner').fill(people.ml_architect.email)
  await dialog.getByRole('button', { name: 'Hand over' }).click()
  await expect(dialog).toBeHidden()
  await expect(tile.getByRole('table', { name: 'Owners' })).toContainText('I change teams.')
  await expect(tile.getByRole('button', { name: 'Take over' })).toHaveCount(0)

  const other = await browser.newContext()
  const theirs = await other.newPage()
  await signInWith(theirs, server.url, people.ml_architect)
  await visit(theirs, `${server.url}/models/kept/card`)
  await theirs.getByRole('button', { name: 'Take over' }).click()
  await theirs.getByRole('dialog').getByLabel('What you noticed').fill('No labels come.')
  await theirs.getByRole('dialog').getByRole('button', { name: 'Take over' }).click()
  await expect(theirs.getByRole('table', { name: 'Owners' })).toContainText('No labels come.')
  await expect(theirs.getByRole('button', { name: 'Take over' })).toHaveCount(0)
  await other.close()
})
