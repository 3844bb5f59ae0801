import type { FieldProblem } from '@/domain/errors/codes'
import { pointerOf } from '@/domain/errors/pointer-of'
import type { FeatureDefinition } from '@/domain/features/input'
import { type RuleValue, ruleValue } from './input-values'

export type RuleFeature = Pick<FeatureDefinition, 'name' | 'type'>

const SHOWN_MAX = 100
const shown = (text: string) => text.slice(0, SHOWN_MAX)

/** What is wrong with the values of a case: no feature of that name, or another type. Null is a missing value. */
export function inputProblems(
  features: readonly RuleFeature[],
): (input: Readonly<Record<string, RuleValue>>, at: readonly PropertyKey[]) => FieldProblem[] {
  const types = new Map(features.map(({ name, type }) => [name, type]))
  return (input, at) =>
    Object.entries(input).flatMap(([name, value]): FieldProblem[] => {
      const type = types.get(name)
      const pointer = pointerOf([...at, shown(name)])
      if (type === undefined) {
        return [{ pointer, code: 'unknown_field', detail: `${shown(name)} is not a feature of this version` }]
      }
      if (value === null || ruleValue(type, value) !== null) return []
      return [{ pointer, code: 'field_kind', detail: `${name} must be ${type}, not ${shown(JSON.stringify(value))}` }]
    })
}
