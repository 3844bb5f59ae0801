import 'server-only'
import { sql } from 'drizzle-orm'
import { predictions } from '@/db/schema'
import { holdsFor } from '@/domain/access/actor'
import { listPredictionsInput } from '@/domain/predictions/input'
import { after } from '@/server/kernel/after'
import { decodeCursor, toPage } from '@/server/kernel/cursor'
import { query } from '@/server/kernel/operation'
import { findVersion } from '@/server/models/read'
import { caseKeyOf, uuidText } from './row-identity'
import { freshVersionState, type VersionState } from './version-state'

type Row = typeof predictions.$inferSelect

function featureValues(row: Row, state: VersionState): Record<string, number | string | null> {
  const values: Record<string, number | string | null> = {}
  for (const [name, slot] of state.spec.slots) {
    if (slot.kind === 'numeric') {
      const value = row.numericValues[slot.index] ?? null
      values[name] = value === null || Number.isNaN(value) ? null : value
    } else {
      values[name] = state.dictionaries[slot.index]?.decode(row.categoryCodes[slot.index] ?? 0) ?? null
    }
  }
  return values
}

function toItem(row: Row, state: VersionState, mayReadValues: boolean) {
  return {
    id: row.externalId,
    timestamp: row.timestamp.toISOString(),
    receivedAt: row.receivedAt.toISOString(),
    prediction: row.prediction ?? row.predictionValue,
    score: row.score !== null && Number.isNaN(row.score) ? null : row.score,
    latencyMs: row.latencyMs,
    error: row.error,
    flagged: row.flagged,
    features: mayReadValues ? featureValues(row, state) : null,
    entity: mayReadValues ? row.entity : null,
  }
}

function condition(
  state: VersionState,
  input: { id?: string | undefined; from?: Date | undefined; to?: Date | undefined },
) {
  const parts = [sql`${predictions.versionNo} = ${state.versionNo}`]
  if (input.id !== undefined)
    parts.push(sql`${predictions.caseKey} = ${uuidText(caseKeyOf(state.namespace, input.id))}::uuid`)
  if (input.from) parts.push(sql`${predictions.timestamp} >= ${input.from.toISOString()}::timestamptz`)
  if (input.to) parts.push(sql`${predictions.timestamp} < ${input.to.toISOString()}::timestamptz`)
  return parts
}

/** Single predictions, newest first. Values are shown to those who may read them. */
export const listPredictions = query({
  name: 'predictions.list',
  permission: 'case:read',
  input: listPredictionsInput,
  run: async (ctx, input) => {
    const { model, version } = await findVersion(ctx, input)
    const state = await freshVersionState(ctx.tx, version.no)
    const useCaseIds = model.useCases.map((useCase) => useCase.id)
    const mayReadValues = holdsFor(ctx.actor, 'case:read_values', useCaseIds)
    const position = input.cursor ? decodeCursor(input.cursor) : null
    const parts = condition(state, input)
    const next = after({ at: predictions.timestamp, id: predictions.caseKey }, position)
    const rows = await ctx.tx
      .select()
      .from(predictions)
      .where(sql.join(next ? [...parts, next] : parts, sql` and `))
      .orderBy(sql`${predictions.timestamp} desc, ${predictions.caseKey} desc`)
      .limit(input.limit + 1)
    const page = toPage(rows, input.limit, (row) => ({ at: row.timestamp, id: row.caseKey }))
    return { items: page.items.map((row) => toItem(row, state, mayReadValues)), next: page.next }
  },
})
