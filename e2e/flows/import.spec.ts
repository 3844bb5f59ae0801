import { readFile } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'
import { insist } from '../fixtures/api'
import { KEY, type RunningServer, startServer } from '../fixtures/server'
import { signInWith } from '../fixtures/test'
import { visit } from '../fixtures/visit'

const DAY = 86_400_000
const FROM = Math.floor(Date.now() / DAY) * DAY - 20 * DAY
const ADMIN = { email: 'admin@example.com', password: 'correct horse admin 42' }
const ENGINEER = { email: 'engineer@example.com', password: 'correct horse engineer 42' }
const MANAGER = { email: 'manager@example.com', password: 'correct horse manager 42' }
const ORIGINS = ['LIS', 'OPO', 'FAO']

let server: RunningServer

const at = (index: number, perDay: number, from = FROM) => new Date(from + (index * DAY) / perDay).toISOString()
const origin = (index: number) => ORIGINS[index % 3] ?? 'LIS'

function referenceCsv(): string {
  const rows = Array.from({ length: 900 }, (_, index) =>
    [`r${index}`, at(index, 30, FROM - 40 * DAY), 100 + (index % 200), index % 60, origin(index), index % 2].join(','),
  )
  return ['id,timestamp,distance,delay,origin,prediction', ...rows].join('\n')
}

/** A log in somebody's own words: distances twice as long as in training, a note that the model never saw. */
function flightLog(): string {
  const rows = Array.from({ length: 1200 }, (_, index) => {
    const score = ((index * 37) % 100) / 100
    const decided = [`f${index}`, `gate ${index % 9}`, at(index, 120), score > 0.5 ? 1 : 0, score]
    return [...decided, 400 + (index % 200), index % 60, origin(index)].join(',')
  })
  return ['flight_id,note,decided,y_pred,y_pred_proba,Distance,departure_delay,origin', ...rows].join('\n')
}

const BAD_ROWS = [
  'id,timestamp,prediction,distance,delay,origin',
  `ok1,${at(0, 1)},1,150,10,LIS`,
  `,${at(0, 1)},1,150,10,LIS`,
  'when1,yesterday,1,150,10,LIS',
  `what1,${at(0, 1)},,150,10,LIS`,
  `cells1,${at(0, 1)},1,150`,
  `class1,${at(0, 1)},late,150,10,LIS`,
  `odd1,${at(0, 1)},0,far,10,LIS`,
].join('\n')

async function seed(): Promise<void> {
  const ok = insist(server.url, KEY)
  const member = (person: typeof ADMIN, role: string) =>
    ok('POST', '/members', { ...person, name: `Test ${role}`, roles: [role] })
  await ok('POST', '/use-cases', { slug: 'flights', name: 'Announce late arrivals', problem: 'Passengers wait.' })
  await member(ENGINEER, 'data_engineer')
  await member(MANAGER, 'manager')
  await ok('POST', '/models', {
    slug: 'late',
    name: 'Late arrivals',
    useCase: 'flights',
    kind: 'ml',
    task: 'binary',
    positiveClass: '1',
    classes: ['0', '1'],
  })
  const features = [
    { name: 'distance', type: 'numeric' },
    { name: 'delay', type: 'numeric' },
    { name: 'origin', type: 'categorical' },
  ]
  await ok('POST', '/models/late/versions', { version: 'v1', features: features.slice(0, 1), reason: 'first' })
  await ok('POST', '/models/late/versions', { version: 'v2', features, reason: 'more inputs' })
  await ok('PUT', '/models/late/versions/v2/reference', referenceCsv(), { 'content-type': 'text/csv' })
}

const choose = (page: Page, name: string, text: string) =>
  page.getByLabel('File', { exact: true }).setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
const column = (page: Page, name: string) => page.getByRole('combobox', { name: new RegExp(`^${name} ?(required)?$`) })
const counted = (page: Page, name: string) => page.locator(`[data-count=${name}]`)

test.beforeAll(async () => {
  server = await startServer({
    PLUMBLINE_BOOTSTRAP_KEY: KEY,
    PLUMBLINE_ADMIN_EMAIL: ADMIN.email,
    PLUMBLINE_ADMIN_PASSWORD: ADMIN.password,
  })
  await seed()
})
test.afterAll(() => server.stop())

test('a wrong mapping is shown before loading, mended, loaded, and its drift seen', async ({ page }) => {
  await signInWith(page, server.url, ENGINEER)
  await visit(page, `${server.url}/imports`)
  await page.getByRole('link', { name: 'Import a file' }).first().click()
  await page.waitForURL(`${server.url}/imports/new`)
  await expect(page.getByLabel('Model')).toHaveValue('late')
  await choose(page, 'flights.csv', flightLog())
  await page.getByText('Choose a version; the file is read then.').waitFor()
  await page.getByLabel('Version').selectOption('v2')

  const load = page.getByRole('button', { name: 'Load into late v2' })
  await expect(page.getByText('No column is the timestamp.')).toBeVisible()
  await expect(load).toBeDisabled()
  await expect(column(page, 'id')).toHaveValue('flight_id')
  await expect(column(page, 'score')).toHaveValue('y_pred_proba')
  await expect(column(page, 'distance')).toHaveValue('Distance')
  await expect(page.getByText('No column of the file is chosen for it.').first()).toBeVisible()

  await column(page, 'timestamp').selectOption('note')
  await expect(page.locator('[data-remark=not_a_time]')).toContainText(/100\s?% of the values read are not a time/)
  await column(page, 'timestamp').selectOption('decided')
  await expect(page.locator('[data-remark=not_a_time]')).toHaveCount(0)
  await column(page, 'delay').selectOption('departure_delay')
  await expect(page.locator('[data-remark=absent]')).toHaveCount(0)
  await expect(page.getByText('1 column is ignored: note.')).toBeVisible()
  await expect(page.getByText('Ready to load')).toBeVisible()
  await load.click()

  await page.waitForURL(/\/imports\/imp_/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'flights.csv is loaded: 1,200 rows accepted, none rejected.',
  )
  for (const [name, count] of Object.entries({ received: '1,200', accepted: '1,200', duplicates: '0', rejected: '0' }))
    await expect(counted(page, name)).toHaveText(count)
  await page.getByRole('link', { name: 'See drift' }).click()
  await page.waitForURL(/\/models\/late\/drift\?version=v2/)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('distance')

  await visit(page, `${server.url}/imports`)
  await expect(page.getByRole('row', { name: /flights\.csv/ })).toContainText('Done')
})

test('rejected rows are downloaded with their reasons', async ({ page }) => {
  await signInWith(page, server.url, ENGINEER)
  await visit(page, `${server.url}/imports/new?model=late&version=v2&kind=predictions`)
  await choose(page, 'bad-rows.csv', BAD_ROWS)
  await expect(page.getByText('1 of these rows cannot be read and would be rejected:')).toBeVisible()
  await expect(page.getByText('line 6: more or fewer cells than the header')).toBeVisible()
  await expect(page.locator('[data-remark=class_unknown]')).toContainText('“late” is none of the model')
  await page.getByRole('button', { name: 'Load into late v2' }).click()

  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'bad-rows.csv is loaded: 2 rows accepted, 5 of 7 rejected.',
  )
  await expect(counted(page, 'flagged')).toHaveText('1')
  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download rejected rows' }).click()
  const download = await downloading
  expect(download.suggestedFilename()).toMatch(/^imp_.+-rejected\.csv$/)
  const lines = (await readFile(await download.path(), 'utf8')).trim().split(/\r?\n/)
  expect(lines[0]).toBe('row,line,id,code,pointer,detail')
  expect(lines.slice(1).map((line) => line.split(',').slice(0, 4).join(' '))).toEqual([
    '2 3  id_required',
    '3 4 when1 timestamp_invalid',
    '4 5 what1 prediction_required',
    '5 6  cell_count',
    '6 7 class1 prediction_kind',
  ])
})

test('whoever may not import sees why', async ({ page }) => {
  await signInWith(page, server.url, MANAGER)
  await visit(page, `${server.url}/imports`)
  await expect(page.getByRole('button', { name: 'Import a file' })).toBeDisabled()
  await expect(page.getByText('Importing needs the right to import files')).toBeVisible()
  await visit(page, `${server.url}/imports/new`)
  await expect(page.locator('[data-denied="import:run"]')).toBeVisible()
  await expect(page.locator('main')).toContainText('import files')
  await expect(page.getByLabel('File', { exact: true })).toHaveCount(0)
})
