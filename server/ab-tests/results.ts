import 'server-only'
import { resultsInput } from '@/domain/ab-tests/input'
import { refusal } from '@/server/deployments/record-refusal'
import type { Context } from '@/server/kernel/context'
import { query } from '@/server/kernel/operation'
import { system } from '@/server/kernel/system'
import { analyseTest, type TestAnalysis } from './analyse-test'
import { readCalibration } from './read-calibration'
import { type FoundTest, findTest, resultsOf } from './read-tests'
import { isNewLook, recordLook } from './record-look'
import { refreshCells } from './refresh'
import { type TestFrame, testFrame } from './test-frame'
import { type AbTestResults, toResults } from './to-results'

export type ReadTest = { found: FoundTest; frame: TestFrame; analysis: TestAnalysis; results: AbTestResults }

/** Reads a test as of a time. A look that this is gets noted down, whoever reads, so that none is taken in secret. */
export async function readTestResults(ctx: Context, ref: string, asked: Date | undefined): Promise<ReadTest> {
  const found = await findTest(ctx, ref)
  const { test, model } = found
  if (test.status === 'draft' || test.status === 'frozen') {
    throw refusal('conflict', 'not_running', `a test that is ${test.status} has no results yet`)
  }
  const { engine } = system()
  const now = ctx.now.getTime()
  const frame = await testFrame(ctx.tx, test, model)
  await refreshCells(engine, frame, now)
  const looks = (await resultsOf(ctx.tx, test.id)).filter(({ kind }) => kind === 'look')
  const analysis = await analyseTest(ctx.tx, frame, { asOf: asked?.getTime() ?? now, now, looks })
  if (isNewLook(frame, analysis, looks)) {
    await engine.transaction((tx) => recordLook(tx, frame, analysis, ctx.now))
  }
  return { found, frame, analysis, results: toResults(frame, analysis, looks) }
}

/** Health, figures and verdict; of mature units and what was known at `asOf`. */
export const readAbTestResults = query({
  name: 'abTests.results',
  permission: 'figures:read',
  input: resultsInput,
  run: async (ctx, { id, asOf }) => {
    const { results, found } = await readTestResults(ctx, id, asOf)
    const [conclusion] = (await resultsOf(ctx.tx, found.test.id)).filter(({ kind }) => kind === 'conclusion')
    return {
      ...results,
      conclusion: conclusion ? toConclusion(conclusion) : null,
      calibration: await readCalibration(ctx.tx, found.test.id),
    }
  },
})

type Conclusion = Awaited<ReturnType<typeof resultsOf>>[number]

export const toConclusion = (row: Conclusion) => ({
  result: row.id,
  decision: row.decision,
  reason: row.reason,
  verdict: row.verdict,
  by: row.personName,
  throughKey: row.keyId !== null,
  at: row.at.toISOString(),
  recordHash: row.recordHash,
})
