import 'server-only'
import { createHash } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import { kpiValues } from '@/db/schema'
import { canonicalJson } from '@/domain/audit/canonical-json'
import { kpiValue, pushKpiValuesInput } from '@/domain/kpis/input'
import type { BatchReport, RejectedRow } from '@/domain/predictions/batch'
import { AppError } from '@/server/kernel/app-error'
import type { Context } from '@/server/kernel/context'
import { fieldProblems } from '@/server/kernel/map-error'
import { command } from '@/server/kernel/operation'
import { type FoundKpi, findKpi } from './read'

type Value = ReturnType<typeof kpiValue.parse>

function rejected(index: number, error: Parameters<typeof fieldProblems>[0]): RejectedRow {
  const [first] = fieldProblems(error)
  return {
    index,
    id: null,
    code: 'value_kind',
    pointer: first?.pointer ?? '',
    detail: first?.detail ?? 'is not a figure',
    retryable: false,
  }
}

/** A figure pushed again is a duplicate; another figure for the same time restates it. */
async function store(ctx: Context, kpi: FoundKpi, value: Value): Promise<'accepted' | 'duplicate'> {
  const row = {
    kpiId: kpi.id,
    timestamp: value.timestamp,
    version: value.version ?? null,
    arm: value.arm ?? null,
    value: value.value,
    numerator: value.numerator ?? null,
    denominator: value.denominator ?? null,
  }
  const same = (column: typeof kpiValues.version | typeof kpiValues.arm, text: string | null) =>
    text === null ? sql`${column} is null` : eq(column, text)
  const [known] = await ctx.tx
    .select()
    .from(kpiValues)
    .where(
      and(
        eq(kpiValues.kpiId, kpi.id),
        eq(kpiValues.timestamp, row.timestamp),
        same(kpiValues.version, row.version),
        same(kpiValues.arm, row.arm),
      ),
    )
  if (
    known &&
    known.value === row.value &&
    known.numerator === row.numerator &&
    known.denominator === row.denominator
  ) {
    return 'duplicate'
  }
  await ctx.tx
    .insert(kpiValues)
    .values({ ...row, receivedAt: ctx.now })
    .onConflictDoUpdate({
      target: [kpiValues.kpiId, kpiValues.timestamp, kpiValues.version, kpiValues.arm],
      set: { value: row.value, numerator: row.numerator, denominator: row.denominator, receivedAt: ctx.now },
    })
  return 'accepted'
}

export const pushKpiValues = command({
  name: 'kpis.pushValues',
  permission: 'kpi:push',
  input: pushKpiValuesInput,
  run: async (ctx, input) => {
    const kpi = await findKpi(ctx, input.slug)
    const report: BatchReport = { received: input.values.length, accepted: 0, duplicates: 0, flagged: 0, rejected: [] }
    for (const [index, raw] of input.values.entries()) {
      const parsed = kpiValue.safeParse(raw)
      if (!parsed.success) report.rejected.push(rejected(index, parsed.error))
      else if ((await store(ctx, kpi, parsed.data)) === 'accepted') report.accepted++
      else report.duplicates++
    }
    if (report.rejected.length === report.received) {
      throw new AppError('all_rejected', `all ${report.received} values were refused`, { body: { ...report } })
    }
    if (report.accepted === 0) return { result: report, audit: 'unchanged' }
    const digest = createHash('sha256').update(canonicalJson(input.values)).digest('hex')
    const audit = {
      object: { type: 'kpi', id: kpi.id },
      useCaseId: kpi.useCaseId,
      detail: { accepted: report.accepted, digest },
    }
    return { result: report, audit: [audit] }
  },
})
