import 'server-only'
import { valueModels } from '@/db/schema'
import { type SetValueInput, setValueInput } from '@/domain/value/input'
import type { ValueModel } from '@/domain/value/value-model'
import { actorName } from '@/server/kernel/actor-name'
import { AppError, invalidField } from '@/server/kernel/app-error'
import { newId } from '@/server/kernel/new-id'
import { command } from '@/server/kernel/operation'
import { sameFields } from '@/server/kernel/same-fields'
import { findModel, findVersion } from '@/server/models/read'
import { standingValueModels, toValueModel } from './read-value-models'

const BEGINNING = new Date(0)

const refuse = (pointer: string, detail: string) => invalidField({ pointer, code: 'invalid_input', detail })

function valueModelOf(input: SetValueInput): ValueModel {
  return {
    from: (input.from ?? BEGINNING).getTime(),
    currency: input.currency,
    matrix: input.matrix ?? null,
    rates: input.rates ?? null,
    runCostPerThousand: input.runCostPerThousand,
    reviewCostPerPositive: input.reviewCostPerPositive,
    fixedCostPerMonth: input.fixedCostPerMonth,
    oneOffCost: input.oneOffCost,
    baseline: input.baseline,
  }
}

/** The same again changes nothing; another one for the same day replaces it from now on and leaves it in the history. */
export const setValue = command({
  name: 'value.set',
  permission: 'value:write',
  input: setValueInput,
  run: async (ctx, input) => {
    const model = await findModel(ctx, input.model)
    if (model.task !== 'binary')
      throw refuse('/matrix', `a value matrix needs a binary model, this one is ${model.task}`)
    if (input.baseline !== 'do_nothing') {
      const ref = { model: input.model, version: input.baseline.version }
      await findVersion(ctx, ref).catch((error) => {
        if (error instanceof AppError && error.code === 'not_found')
          throw refuse('/baseline', `version ${ref.version} of model ${ref.model} was not found`)
        throw error
      })
    }
    const wanted = valueModelOf(input)
    const standing = await standingValueModels(ctx.tx, model.id)
    const before = standing.find((one) => one.from === wanted.from)
    if (before && sameFields(before, wanted))
      return { result: { created: false, item: toValueModel(before) }, audit: 'unchanged' }
    const id = newId('val')
    const author = actorName(ctx.actor)
    const { from, baseline, ...terms } = wanted
    await ctx.tx.insert(valueModels).values({
      ...terms,
      id,
      modelId: model.id,
      effectiveFrom: new Date(from),
      baselineVersion: baseline === 'do_nothing' ? null : baseline.version,
      authorName: author,
      recordedAt: ctx.now,
    })
    const item = toValueModel({ ...wanted, id, author, recordedAt: ctx.now.getTime() })
    const audit = {
      object: { type: 'value_model', id },
      useCaseId: model.useCases[0]?.id ?? null,
      detail: { model: model.slug, before: before ? toValueModel(before) : null, after: item },
    }
    return { result: { created: true, item }, audit: [audit] }
  },
})
