import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures/test'
import { revisit, visit } from '../fixtures/visit'

const chosen = (page: Page, feature: string) => page.getByRole('button', { name: feature, exact: true, pressed: true })
const reader = (page: Page) => page.getByRole('slider').first()

test.beforeEach(async ({ page, url, signIn }) => {
  await signIn(page, 'data_scientist')
  await visit(page, `${url}/models/scorer/drift?version=1`)
})

test('says what drifted in a sentence, ranks the features and shows the chosen one', async ({ page }) => {
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/amount/)
  await page.getByRole('button', { name: 'country', exact: true }).click()
  await expect(chosen(page, 'country')).toBeVisible()
  await expect(page).toHaveURL(/feature=country/)
  await page.getByRole('button', { name: 'age', exact: true }).click()
  await expect(page).toHaveURL(/feature=age/)
  await page.goBack()
  await expect(page).toHaveURL(/feature=country/)
  await expect(chosen(page, 'country')).toBeVisible()
  await page.goForward()
  await expect(chosen(page, 'age')).toBeVisible()
  await revisit(page)
  await expect(chosen(page, 'age')).toBeVisible()
})

test('switches the preset, and back restores it, however slow the machine is', async ({ page }) => {
  const browser = await page.context().newCDPSession(page)
  const method = page.getByLabel('Method')
  await expect(method).toHaveValue('evidently')
  for (const slower of [1, 4, 8]) {
    await browser.send('Emulation.setCPUThrottlingRate', { rate: slower })
    await revisit(page)
    await method.selectOption('nannyml')
    await expect(page).toHaveURL(/preset=nannyml/)
    await expect(page.getByText(/limits of NannyML/)).toBeVisible()
    await page.goBack()
    await expect(page).not.toHaveURL(/preset=/)
    await expect(method).toHaveValue('evidently')
    await expect(page.getByText(/limits of Evidently/)).toBeVisible()
  }
})

test('is read with the keyboard alone', async ({ page }) => {
  const plot = reader(page)
  await plot.focus()
  await page.keyboard.press('Home')
  await expect(plot).toHaveAttribute('aria-valuenow', '0')
  const first = await plot.getAttribute('aria-valuetext')
  expect(first).toMatch(/\d/)
  await page.keyboard.press('ArrowRight')
  await expect(plot).toHaveAttribute('aria-valuenow', '1')
  expect(await plot.getAttribute('aria-valuetext')).not.toBe(first)
  await page.keyboard.press('End')
  await expect(plot).toHaveAttribute('aria-valuenow', (await plot.getAttribute('aria-valuemax')) ?? '')
  await page.keyboard.press('ArrowLeft')
  await expect(plot).not.toHaveAttribute('aria-valuenow', (await plot.getAttribute('aria-valuemax')) ?? '')
})

test('shows the same figures as a table', async ({ page }) => {
  const plot = reader(page)
  await plot.focus()
  await page.keyboard.press('Home')
  const places = Number(await plot.getAttribute('aria-valuemax')) + 1
  const toggle = page.getByRole('button', { name: /^Show the table of/ }).first()
  await toggle.press('Enter')
  const table = page.getByRole('table', { name: /, table$/ }).first()
  await expect(table.getByRole('row')).toHaveCount(places + 1)
  await page
    .getByRole('button', { name: /^Show the chart of/ })
    .first()
    .press('Enter')
  await expect(reader(page)).toBeVisible()
})
