import { expect, test } from '../fixtures/test'
import { revisit, visit } from '../fixtures/visit'

test('the theme and the language are kept, and count from the first byte of the next page', async ({
  page,
  url,
  signIn,
}) => {
  await signIn(page, 'sme')
  await page.getByRole('button', { name: /^Theme:/ }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Dark' }).click()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await page.getByRole('button', { name: /^Language:/ }).click()
  await page.getByRole('menuitemcheckbox', { name: '中文' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', /^zh/)
  const cookies = await page.context().cookies()
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  const html = await (await fetch(`${url}/models`, { headers: { cookie } })).text()
  expect(html).toMatch(/<html[^>]* lang="zh[^"]*"/)
  expect(html).toMatch(/<html[^>]* data-theme="dark"/)
  await revisit(page)
  await expect(page.getByRole('navigation').first()).toContainText(/[\u4e00-\u9fff]/)
})

test('without a choice the browser decides', async ({ browser, url }) => {
  const context = await browser.newContext({ locale: 'zh-CN' })
  const page = await context.newPage()
  await visit(page, `${url}/sign-in`)
  await expect(page.locator('html')).toHaveAttribute('lang', /^zh/)
  await context.close()
})
