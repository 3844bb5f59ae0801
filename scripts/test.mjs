// npm test: install, lint, types, import rules, unit, integration, build, browser; on PGlite, and on PostgreSQL too when TEST_DATABASE_URL is set.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { build } from './steps/build.mjs'
import { install } from './steps/install.mjs'
import { bin, run } from './steps/run.mjs'
import { say } from './steps/say.mjs'

await install()
const results = mkdtempSync(path.join(tmpdir(), 'plumbline-results-'))
const total = { passed: 0, failed: 0, skipped: 0 }
const count = (passed, failed, skipped = 0) => {
  total.passed += passed
  total.failed += failed
  total.skipped += skipped
}
const failures = []

async function step(name, command, args, env = {}) {
  say(name)
  const code = await run(command, args, { env })
  count(code === 0 ? 1 : 0, code === 0 ? 0 : 1)
  if (code !== 0) failures.push(name)
}

function readResults(file, code) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    console.error(`The test runner ended with code ${code} and left no results.`)
    count(0, 1)
    return null
  }
}

/** The failed tests of a file, or the file when it could not even be read. */
function failedTests(file) {
  const name = path.relative('.', file.name)
  const failed = file.assertionResults.filter(({ status }) => status === 'failed')
  return failed.length > 0 ? failed.map(({ fullName }) => `${name}: ${fullName}`) : [name]
}

async function vitest(name, projects, env) {
  say(name)
  const file = path.join(results, `${name.replaceAll(/\W+/g, '-')}.json`)
  const args = [
    'run',
    ...projects.flatMap((project) => ['--project', project]),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]
  const code = await run(bin('vitest'), args, { env })
  const found = readResults(file, code)
  if (!found) return
  const failed = found.testResults.filter(({ status }) => status === 'failed').flatMap(failedTests)
  count(found.numPassedTests, failed.length, found.numPendingTests)
  failures.push(...failed.map((test) => `${name}: ${test}`))
  if (code !== 0 && failed.length === 0) count(0, 1)
}

async function playwright(name, env) {
  say(name)
  const file = path.join(results, `${name.replaceAll(/\W+/g, '-')}.json`)
  const code = await run(bin('playwright'), ['test', '--reporter=list,json'], {
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: file },
  })
  const found = readResults(file, code)
  if (!found) return
  const { expected, unexpected, flaky, skipped } = found.stats
  count(expected, unexpected + flaky, skipped)
  const all = (suite) => [...suite.specs, ...(suite.suites ?? []).flatMap(all)]
  const failed = found.suites.flatMap(all).filter(({ ok }) => !ok)
  failures.push(...failed.map((test) => `${name}: ${test.file}:${test.line} ${test.title}`))
  if (code !== 0 && unexpected + flaky === 0) count(0, 1)
}

const server = process.env.TEST_DATABASE_URL
const embeddedOnly = { TEST_DATABASE_URL: '' }

await step('Lint and format', bin('biome'), ['check', '--error-on-warnings', '.'])
await step('Types', bin('tsc'), ['--noEmit', '-p', '.'])
await step('Import rules', 'node', ['scripts/check-imports.mjs'])
await vitest('Unit', ['unit'], embeddedOnly)
await vitest('Integration on PGlite', ['integration'], embeddedOnly)
if (server) await vitest('Integration on PostgreSQL', ['integration'], {})
await build()
const { findBrowser, HOW_TO_GET_ONE } = await import('./steps/browser.mjs')
const browser = await findBrowser()
if (browser) {
  await playwright('Browser on PGlite', { ...embeddedOnly, PLUMBLINE_BROWSER: browser })
  if (server) await playwright('Browser on PostgreSQL', { PLUMBLINE_BROWSER: browser })
} else {
  console.error(HOW_TO_GET_ONE)
  count(0, 1)
}
rmSync(results, { recursive: true, force: true })
if (!server) say('PostgreSQL was not tested: set TEST_DATABASE_URL to an empty database to include it.')
say('Done')
for (const failure of failures) console.log(`Failed: ${failure}`)
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exit(total.failed === 0 ? 0 : 1)
