import 'server-only'
import { judgeTestCase, type TestCase, type TestVerdict } from '@/domain/rules/test-case'
import { AppError } from '@/server/kernel/app-error'
import type { VersionRow } from '@/server/models/read'
import { contextOf, decide } from './decide'
import { type EngineRow, sharedEngine } from './engine-host'
import { type LoadedRules, rulesOf } from './read'

const TESTS_MS = 5_000

export type TestResult = { name: string; test: TestCase; verdict: TestVerdict; row: EngineRow }

const namesOf = ({ document }: LoadedRules) => document.testCases.map(({ name }, i) => name ?? `Test ${i + 1}`)

/** Runs the test cases kept with a version, in their order. */
export async function runTestCases(rules: LoadedRules): Promise<TestResult[]> {
  const { testCases } = rules.document
  const contexts = testCases.map(({ input }) => contextOf(rules.features, (name) => input[name] ?? null))
  const rows = await decide(sharedEngine(), rules, { contexts, bulk: false, limitMs: TESTS_MS })
  const names = namesOf(rules)
  return testCases.flatMap((test, i) => {
    const row = rows[i]
    return row ? [{ name: names[i] as string, test, verdict: judgeTestCase(test, row.output), row }] : []
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
export async function ruleTestResults(version: VersionRow): Promise<TestSummary | null> {
  const rules = loaded(version)
  if (!rules) return null
  const found = known.get(version.digest)
  if (found) return found
  try {
    const results = await runTestCases(rules)
    const failed = results.flatMap(({ name, verdict }) => (verdict.passed ? [] : [name]))
    const summary = { tests: results.length, failed }
    if (known.size >= KNOWN_MAX) known.clear()
    known.set(version.digest, summary)
    return summary
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const failed = namesOf(rules)
    return { tests: failed.length, failed }
  }
}
