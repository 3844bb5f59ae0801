import 'server-only'
import type { Task } from '@/domain/models/input'
import { judgeTestCase, type TestCase, type TestVerdict, testName } from '@/domain/rules/test-case'
import { AppError } from '@/server/kernel/app-error'
import type { VersionRow } from '@/server/models/read'
import { contextOf, decide } from './decide'
import { type EngineRow, sharedEngine } from './engine-host'
import { type LoadedRules, rulesOf } from './read'

const TESTS_MS = 5_000

export type TestResult = { name: string; test: TestCase; verdict: TestVerdict; row: EngineRow }

/** Runs the test cases kept with a version, in their order. */
export async function runTestCases(rules: LoadedRules, task: Task): Promise<TestResult[]> {
  const { testCases } = rules.document
  const contexts = testCases.map(({ input }) => contextOf(rules.features, (name) => input[name] ?? null))
  const rows = await decide(sharedEngine(), rules, { contexts, bulk: false, limitMs: TESTS_MS })
  return testCases.flatMap((test, i) => {
    const row = rows[i]
    return row ? [{ name: testName(test, i), test, verdict: judgeTestCase(test, row, task), row }] : []
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

/**
 * How many test cases a version has and which fail; null where there is no decision model that runs here. All of them
 * fail while the engine does not answer; only what it answered is kept.
 */
export async function ruleTestResults(version: VersionRow, task: Task): Promise<TestSummary | null> {
  const rules = loaded(version)
  if (!rules) return null
  const found = known.get(version.digest)
  if (found) return found
  try {
    const results = await runTestCases(rules, task)
    const failed = results.flatMap(({ name, verdict }) => (verdict.passed ? [] : [name]))
    const summary = { tests: results.length, failed }
    if (known.size >= KNOWN_MAX) known.clear()
    known.set(version.digest, summary)
    return summary
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const failed = rules.document.testCases.map(testName)
    return { tests: failed.length, failed }
  }
}
