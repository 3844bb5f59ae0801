import 'server-only'
import { asc, inArray } from 'drizzle-orm'
import type { Tx } from '@/db/engine/engine'
import { valueModels } from '@/db/schema'
import { valueModelRef } from '@/domain/value/input'
import { breakEven, type ValueModel, valueModelAt } from '@/domain/value/value-model'
import { query } from '@/server/kernel/operation'
import { findModel } from '@/server/models/read'

type Row = typeof valueModels.$inferSelect
export type RecordedValueModel = ValueModel & { id: string; author: string; recordedAt: number }

function recorded(row: Row): RecordedValueModel {
  return {
    id: row.id,
    from: row.effectiveFrom.getTime(),
    currency: row.currency,
    matrix: row.matrix,
    rates: row.rates,
    runCostPerThousand: row.runCostPerThousand,
    reviewCostPerPositive: row.reviewCostPerPositive,
    fixedCostPerMonth: row.fixedCostPerMonth,
    oneOffCost: row.oneOffCost,
    baseline: row.baselineVersion === null ? 'do_nothing' : { version: row.baselineVersion },
    author: row.authorName,
    recordedAt: row.recordedAt.getTime(),
  }
}

/** All that was ever recorded for each of these models, by the day it holds from, then by when it was recorded. */
async function recordedModels(tx: Tx, modelIds: readonly string[]): Promise<Map<string, RecordedValueModel[]>> {
  const rows = await tx
    .select()
    .from(valueModels)
    .where(inArray(valueModels.modelId, [...modelIds]))
    .orderBy(asc(valueModels.effectiveFrom), asc(valueModels.seq))
  const byModel = new Map(modelIds.map((id): [string, RecordedValueModel[]] => [id, []]))
  for (const row of rows) byModel.get(row.modelId)?.push(recorded(row))
  return byModel
}

/** Of several for one day the one recorded last. */
const standingOf = (all: readonly RecordedValueModel[]) => all.filter((one, place) => all[place + 1]?.from !== one.from)

/** The value models that hold, ascending by day. */
export async function standingValueModels(tx: Tx, modelId: string): Promise<RecordedValueModel[]> {
  return standingOf((await recordedModels(tx, [modelId])).get(modelId) ?? [])
}

/** The same of several models, by model id. */
export async function standingValueModelsOf(
  tx: Tx,
  modelIds: readonly string[],
): Promise<Map<string, RecordedValueModel[]>> {
  return new Map([...(await recordedModels(tx, modelIds))].map(([modelId, all]) => [modelId, standingOf(all)]))
}

export function toValueModel(model: RecordedValueModel) {
  return {
    ...model,
    from: new Date(model.from).toISOString(),
    recordedAt: new Date(model.recordedAt).toISOString(),
    breakEven: breakEven(model),
  }
}

/** What a model's decisions are worth: in force now, and everything ever recorded, newest day first. */
export const readValueModels = query({
  name: 'value.models',
  permission: 'model:read',
  input: valueModelRef,
  run: async (ctx, input) => {
    const model = await findModel(ctx, input.model)
    const all = (await recordedModels(ctx.tx, [model.id])).get(model.id) ?? []
    const standing = standingOf(all)
    const current = valueModelAt(standing, ctx.now.getTime())
    return {
      model: model.slug,
      current: current ? toValueModel(current) : null,
      items: all.reverse().map((one) => ({ ...toValueModel(one), replaced: !standing.includes(one) })),
    }
  },
})
