import { z } from 'zod'
import { figureInput } from '@/domain/figures/input'
import { slug } from '@/domain/lists/text'
import { modelRef, versionName } from '@/domain/models/input'
import { parseRfc3339 } from '@/domain/time/rfc3339'
import { DAY_MS } from '@/domain/time/windows'
import { CURRENCY, MONEY_MAX } from './limits'

const money = z.number().min(-MONEY_MAX).max(MONEY_MAX)
const cost = z.number().min(0).max(MONEY_MAX)
/** [[TN, FP], [FN, TP]]: rows by label, columns by decision, negative first. */
const matrix = z.tuple([z.tuple([money, money]), z.tuple([money, money])])

/** A UTC day, `2026-01-31`, or a time at its start. */
const day = z.string().transform((text, ctx) => {
  const at = parseRfc3339(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00Z` : text)
  if (at === null || at % DAY_MS !== 0) {
    ctx.addIssue({ code: 'custom', message: 'must be a UTC day such as 2026-01-31' })
    return z.NEVER
  }
  return new Date(at)
})

const baseline = z.union([z.literal('do_nothing'), z.strictObject({ version: versionName })])

/** `matrix`: money per decision. `rates`: share of the row's amount. With both, a decision is worth their sum. */
export const setValueInput = z
  .strictObject({
    model: slug,
    from: day.optional().describe('UTC day from which it holds; left out, it holds from the beginning'),
    currency: z.string().regex(CURRENCY, 'must be three capital letters such as EUR'),
    matrix: matrix.optional(),
    rates: matrix.optional(),
    runCostPerThousand: cost.default(0),
    reviewCostPerPositive: cost.default(0),
    fixedCostPerMonth: cost.default(0),
    oneOffCost: cost.default(0).describe('spent once on building the version; what its payback date is measured by'),
    baseline: baseline.default('do_nothing'),
  })
  .superRefine((value, ctx) => {
    if (!value.matrix && !value.rates)
      ctx.addIssue({ code: 'custom', path: ['matrix'], message: 'give matrix, rates, or both' })
  })
export type SetValueInput = z.infer<typeof setValueInput>

export const valueModelRef = modelRef
export const readValueInput = figureInput
