import { CURRENCY, MONEY_MAX } from '@/domain/value/limits'

export const MATRIX_FIELDS = ['tn', 'fp', 'fn', 'tp'] as const
export const COST_FIELDS = ['runCostPerThousand', 'reviewCostPerPositive', 'fixedCostPerMonth', 'oneOffCost'] as const
export type MatrixField = (typeof MATRIX_FIELDS)[number]
export type CostField = (typeof COST_FIELDS)[number]
export type FormField = MatrixField | CostField | 'currency' | 'from'
export type FormProblem = 'number' | 'notNegative' | 'currency' | 'day'

export const DO_NOTHING = 'do_nothing'
/** A version may be called like the word for doing nothing. */
export const VERSION_PREFIX = 'version:'

type Matrix = [[number, number], [number, number]]

export type ParsedValue =
  | { ok: false; problems: Partial<Record<FormField, FormProblem>> }
  | {
      ok: true
      value: {
        matrix: Matrix
        currency: string
        baseline: 'do_nothing' | { version: string }
        from?: string
      } & Record<CostField, number>
    }

function money(text: string): number | null {
  const plain = text.replaceAll(/[\s,]/g, '').replace('−', '-')
  const value = plain === '' ? Number.NaN : Number(plain)
  return Number.isFinite(value) && Math.abs(value) <= MONEY_MAX ? value : null
}

/** Reads the editor's fields; every field that cannot be read says why. Costs left empty are 0. */
export function parseValueForm(read: (field: FormField | 'baseline') => string): ParsedValue {
  const problems: Partial<Record<FormField, FormProblem>> = {}
  const number = (field: MatrixField | CostField, empty?: number): number => {
    const text = read(field)
    const value = text === '' && empty !== undefined ? empty : money(text)
    if (value === null) problems[field] = 'number'
    return value ?? 0
  }
  const cost = (field: CostField): number => {
    const value = number(field, 0)
    if (value < 0) problems[field] = 'notNegative'
    return value
  }
  const matrix: Matrix = [
    [number('tn'), number('fp')],
    [number('fn'), number('tp')],
  ]
  const costs = {
    runCostPerThousand: cost('runCostPerThousand'),
    reviewCostPerPositive: cost('reviewCostPerPositive'),
    fixedCostPerMonth: cost('fixedCostPerMonth'),
    oneOffCost: cost('oneOffCost'),
  }
  const currency = read('currency').toUpperCase()
  if (!CURRENCY.test(currency)) problems.currency = 'currency'
  const from = read('from')
  if (from !== '' && !/^\d{4}-\d{2}-\d{2}$/.test(from)) problems.from = 'day'
  if (Object.keys(problems).length > 0) return { ok: false, problems }
  const chosen = read('baseline')
  const baseline = chosen.startsWith(VERSION_PREFIX)
    ? { version: chosen.slice(VERSION_PREFIX.length) }
    : ('do_nothing' as const)
  return { ok: true, value: { matrix, currency, baseline, ...costs, ...(from && { from }) } }
}
