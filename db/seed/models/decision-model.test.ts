import { describe, expect, test } from 'vitest'
import { setOf } from '@/domain/rules/cell'
import { checkTable } from '@/domain/rules/check'
import { readRules } from '@/domain/rules/contract'
import { tablesOf } from '@/domain/rules/table'
import { holds } from '@/domain/rules/value-set'
import { FEATURES } from '../flights/features'
import { decisionModel, INCUMBENT_TESTS } from './decision-model'
import { decide, INCUMBENT } from './rules'

const features = FEATURES.map((feature) => ({
  name: feature.name,
  type: feature.type,
  nullable: 'nullable' in feature,
  sensitivity: null,
  store: 'raw' as const,
}))
const read = readRules(decisionModel(INCUMBENT, INCUMBENT_TESTS), {
  features,
  functionNodes: false,
})
const [table] = read.ok ? tablesOf(read.document, features) : []

describe('the incumbent as a decision model', () => {
  test('keeps the contract and leaves no case undecided', () => {
    if (!table) throw new Error(JSON.stringify(read))
    const { findings, complete } = checkTable(table)
    expect(complete).toBe(true)
    expect(findings.filter(({ kind }) => kind === 'gap' || kind === 'unreachable' || kind === 'contradiction')).toEqual(
      [],
    )
  })

  test('decides as the rules do', () => {
    const late = [null, 0, 0.2, 0.25, 0.3, 0.4, 0.5, 1]
    for (let hour = 0; hour < 24; hour++)
      for (const origin of late)
        for (const route of late) {
          const values = { hour, origin_late_2h: origin, route_late_14d: route }
          const fired = table?.rows.find(({ inputs }) =>
            inputs.every(({ cell }, i) => holds(setOf(cell), values[table.inputs[i]?.field as keyof typeof values])),
          )
          expect(fired?.outputs).toEqual([JSON.stringify(decide(INCUMBENT, (name) => values[name] ?? Number.NaN))])
        }
  })

  test.each(INCUMBENT_TESTS)('$name', ({ input, output }) => {
    expect(decide(INCUMBENT, (name) => input[name] ?? Number.NaN)).toBe(output)
  })
})
