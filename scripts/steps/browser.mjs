import { existsSync } from 'node:fs'

const SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** The browser for browser tests: Playwright's own, or the system's; null when there is none. */
export async function findBrowser() {
  const { chromium } = await import('@playwright/test')
  const own = chromium.executablePath()
  if (own && existsSync(own)) return own
  return SYSTEM.find((path) => existsSync(path)) ?? null
}

export const HOW_TO_GET_ONE =
  'No browser was found for the browser tests. Install one with: npx playwright install chromium   (or: apt-get install chromium)'
