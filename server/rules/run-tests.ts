import 'server-only'
import { versionRef } from '@/domain/models/input'
import { query } from '@/server/kernel/operation'
import { findVersion } from '@/server/models/read'
import { firedRows } from './evaluate'
import { rulesOf } from './read'
import { runTestCases } from './read-test-results'

/** Runs the test cases that are kept with a version. */
export const runRuleTests = query({
  name: 'rules.runTests',
  permission: 'model:read',
  input: versionRef,
  run: async (ctx, ref) => {
    const { model, version } = await findVersion(ctx, ref)
    const rules = rulesOf(version)
    const items = (await runTestCases(rules, model.task)).map(({ name, test, verdict, row }) => ({
      name,
      input: test.input,
      expected: test.output,
      output: row.output,
      passed: verdict.passed,
      differences: verdict.passed ? [] : verdict.differences,
      fired: firedRows(rules, row.fired),
      ...(row.error !== undefined && { error: row.error }),
    }))
    const passed = items.filter((item) => item.passed).length
    return { model: model.slug, version: version.version, digest: version.digest, total: items.length, passed, items }
  },
})
