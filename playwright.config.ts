import { defineConfig, devices } from '@playwright/test'

const executablePath = process.env.PLUMBLINE_BROWSER
const isRoot = process.getuid?.() === 0
const args = [
  ...(isRoot ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** What people see does not depend on the database: looked at once, on the embedded one. */
const SAME_ON_BOTH = [
  'a11y/**',
  ...['ab-tests', 'compare', 'drift', 'first-run', 'language-theme', 'registry', 'rules', 'sign-in'].map(
    (flow) => `flows/${flow}*`,
  ),
]

export default defineConfig({
  testDir: 'e2e',
  testIgnore: process.env.TEST_DATABASE_URL ? SAME_ON_BOTH.map((glob) => `**/${glob}`) : [],
  // One for each, so that the second run does not sweep away the pictures of the first.
  outputDir: `test-results/${process.env.TEST_DATABASE_URL ? 'postgresql' : 'embedded'}`,
  fullyParallel: false,
  workers: 2,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  globalSetup: './e2e/fixtures/start-shared-server.ts',
  projects: [
    { name: 'together', testMatch: ['a11y', 'access', 'flows'].map((folder) => `**/${folder}/*.spec.ts`) },
    // Kills servers and floods them: nothing else runs beside it.
    { name: 'alone', testMatch: '**/crash/*.spec.ts', workers: 1, dependencies: ['together'] },
  ],
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1440, height: 900 },
    screenshot: 'only-on-failure',
    launchOptions: { args, ...(executablePath && { executablePath }) },
  },
})
