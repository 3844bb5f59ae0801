import type { Page } from '@playwright/test'
import { api } from '../fixtures/api'
import { KEY } from '../fixtures/server'
import { expect, signInWith, test } from '../fixtures/test'
import { revisit, visit } from '../fixtures/visit'

const MANY = 5

async function tryToSignIn(page: Page, email: string, password: string) {
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

const refusal = (page: Page, text: RegExp) => page.getByRole('alert').filter({ hasText: text })

test('a wrong password and an unknown address are refused in the same words', async ({ page, url, people }) => {
  await visit(page, `${url}/sign-in`)
  for (const email of [people.devops.email, 'nobody-knows@example.com']) {
    await tryToSignIn(page, email, 'not the password 1')
    await expect(refusal(page, /is not right, or the account is disabled/)).toBeVisible()
    await revisit(page)
  }
  await tryToSignIn(page, people.devops.email, people.devops.password)
  await expect(page).toHaveURL(`${url}/`)
})

test('after too many attempts the address is closed for a while, even for the right password', async ({
  page,
  url,
}) => {
  const person = { email: 'guessed@example.com', name: 'Guessed', roles: ['sme'], password: 'correct horse guessed 42' }
  const { email, password } = person
  expect((await api(url, KEY)('POST', '/members', person)).status).toBe(201)
  await visit(page, `${url}/sign-in`)
  for (let attempt = 0; attempt < MANY; attempt++) {
    const answered = page.waitForResponse(/callback\/credentials/)
    await tryToSignIn(page, email, `wrong password ${attempt}`)
    await answered
    await expect(refusal(page, /is not right/)).toBeVisible()
  }
  await tryToSignIn(page, email, password)
  await expect(refusal(page, /Too many attempts\. Sign in is closed for this address until .+ from now/)).toBeVisible()
  await visit(page, url)
  await expect(page).toHaveURL(`${url}/sign-in`)
})

test('a page that was asked for comes after signing in, and signing out ends it', async ({ page, url, people }) => {
  await visit(page, `${url}/models/scorer/drift?version=1`)
  await expect(page).toHaveURL(/\/sign-in\?next=/)
  await expect(page.getByText('You will go on to the page you asked for.')).toBeVisible()
  await tryToSignIn(page, people.data_scientist.email, people.data_scientist.password)
  // A page that was loaded anew: a click before its scripts are there would be nobody's.
  await page.waitForURL(/\/models\/scorer\/drift/)
  await page.getByRole('button', { name: /^Account:/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(page).toHaveURL(/\/sign-in/)
  await page.goBack()
  await visit(page, `${url}/models`)
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fmodels/)
})

for (const next of [
  '//evil.example',
  'https://evil.example/',
  '/\\evil.example',
  '/%5Cevil.example',
  'javascript:alert(1)',
]) {
  test(`next=${next} does not lead away`, async ({ page, url, people }) => {
    await visit(page, `${url}/sign-in?next=${encodeURIComponent(next)}`)
    await tryToSignIn(page, people.sme.email, people.sme.password)
    await page.waitForURL((at) => !at.pathname.startsWith('/sign-in'))
    expect(new URL(page.url()).origin).toBe(url)
    await page.context().clearCookies()
  })
}

test('whoever has signed in is not asked again', async ({ page, url, people }) => {
  await signInWith(page, url, people.sme)
  await visit(page, `${url}/sign-in?next=/models`)
  await expect(page).toHaveURL(`${url}/models`)
})
