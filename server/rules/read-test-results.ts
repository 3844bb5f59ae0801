import 'server-only'
import { judgeTestCase, type TestCase, type TestVerdict } from '@/domain/rules/test-case'
import { AppError } from '@/server/kernel/app-error'
import type { VersionRow } from '@/server/models/read'
import { contextOf, decide } from './decide'
import { type EngineRow, sharedEngine } from './engine-host'
import { type LoadedRules, rulesOf } from './read'

const TESTS_MS = 5_000

export type TestResult = { name: string; test: TestCase; verdict: TestVerdict; row: EngineRow }

/** Runs the test cases kept with a version, in their order. */
export async function runTestCases(rules: LoadedRules): Promise<TestResult[]> {
  const { testCases } = rules.document
  const contexts = testCases.map(({ input }) => contextOf(rules.features, (name) => input[name] ?? null))
  const rows = await decide(sharedEngine(), rules, { contexts, bulk: false, limitMs: TESTS_MS })
  return testCases.flatMap((test, i) => {
    const row = rows[i]
    if (!row) return []
    return [{ name: test.name ?? `Test ${i + 1}`, test, verdict: judgeTestCase(test, row.output), row }]
  })
}

function loaded(version: VersionRow): LoadedRules | null {
  try {
    return rulesOf(version)
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}

export type TestSummary = { tests: number; failed: string[] }

/** A version's rules never change, so neither do its results. */
const known = new Map<string, TestSummary>()
const KNOWN_MAX = 500

async function summarise(rules: LoadedRules): Promise<TestSummary> {
  const results = await runTestCases(rules).catch((error: unknown) => {
    if (error instanceof AppError) return null
    throw error
  })
  if (results) {
    return { tests: results.length, failed: results.flatMap(({ name, verdict }) => (verdict.passed ? [] : [name])) }
  }
  const names = rules.document.testCases.map(({ name }, i) => name ?? `Test ${i + 1}`)
  return { tests: names.length, failed: names }
}

/**
 * How many test cases a version has and which fail; null where there is no decision model that runs here. All of them
 * fail when the engine has to be stopped.
 */
export async function ruleTestResults(version: VersionRow): Promise<TestSummary | null> {
  const rules = loaded(version)
  if (!rules) return null
  const found = known.get(version.digest) ?? (await summarise(rules))
  if (known.size >= KNOWN_MAX) known.clear()
  known.set(version.digest, found)
  return found
}
