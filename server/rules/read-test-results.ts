import 'server-only'
import { judgeTestCase, type TestCase, type TestVerdict } from '@/domain/rules/test-case'
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

/** How many test cases a version has and which fail; null for a version without a decision model. */
export async function ruleTestResults(version: VersionRow): Promise<{ tests: number; failed: string[] } | null> {
  if (version.rules === null) return null
  const results = await runTestCases(rulesOf(version))
  return { tests: results.length, failed: results.flatMap(({ name, verdict }) => (verdict.passed ? [] : [name])) }
}
