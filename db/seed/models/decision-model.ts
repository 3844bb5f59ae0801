import type { Condition, RuleFeature, RuleSet } from './rules'

const COLUMNS: readonly { feature: RuleFeature; name: string }[] = [
  { feature: 'origin_late_2h', name: 'Late at the origin, 2 hours' },
  { feature: 'hour', name: 'Hour of departure' },
  { feature: 'route_late_14d', name: 'Late on the route, 14 days' },
]

type Values = Record<RuleFeature, number | null>
export type IncumbentTest = { name: string; input: Values; output: '0' | '1' }

/** One case for each rule and for what no rule holds; kept with the version. */
export const INCUMBENT_TESTS: readonly IncumbentTest[] = [
  { name: 'Nothing speaks for it', input: { hour: 12, origin_late_2h: 0.1, route_late_14d: 0.1 }, output: '0' },
  { name: 'The origin runs late', input: { hour: 12, origin_late_2h: 0.4, route_late_14d: 0.1 }, output: '1' },
  { name: 'A little behind by day', input: { hour: 16, origin_late_2h: 0.3, route_late_14d: 0.1 }, output: '0' },
  {
    name: 'A little behind in the evening',
    input: { hour: 17, origin_late_2h: 0.25, route_late_14d: 0.1 },
    output: '1',
  },
  { name: 'A late route', input: { hour: 12, origin_late_2h: null, route_late_14d: 0.4 }, output: '1' },
  { name: 'The small hours', input: { hour: 4, origin_late_2h: null, route_late_14d: null }, output: '1' },
  { name: 'Nothing is known', input: { hour: 20, origin_late_2h: null, route_late_14d: null }, output: '0' },
]

const cell = (conditions: readonly Condition[], feature: RuleFeature): string =>
  conditions
    .filter((condition) => condition.feature === feature)
    .map(({ op, value }) => `${op} ${value}`)
    .join(' and ')

const row = (id: string, name: string, when: readonly Condition[], predict: string) => ({
  _id: id,
  _description: name,
  ...Object.fromEntries(COLUMNS.map(({ feature }) => [feature, cell(when, feature)])),
  prediction: JSON.stringify(predict),
})

const edge = (sourceId: string, targetId: string) => ({
  id: `${sourceId}-${targetId}`,
  type: 'edge',
  sourceId,
  targetId,
})

/** The rules as a JSON Decision Model: one table, read from top to bottom, the first row that holds decides. */
export function decisionModel({ rules, otherwise }: RuleSet, testCases: readonly IncumbentTest[]): object {
  const content = {
    hitPolicy: 'first',
    inputs: COLUMNS.map(({ feature, name }) => ({ id: feature, name, field: feature })),
    outputs: [{ id: 'prediction', name: 'Announced as late', field: 'prediction' }],
    rules: [
      ...rules.map(({ id, name, when, predict }) => row(id, name, when, predict)),
      row('otherwise', 'Every other flight', [], otherwise),
    ],
  }
  return {
    contentType: 'application/vnd.gorules.decision',
    nodes: [
      { id: 'flight', name: 'Flight', type: 'inputNode', position: { x: 0, y: 0 } },
      { id: 'late', name: 'Late arrival', type: 'decisionTableNode', position: { x: 300, y: 0 }, content },
      { id: 'decision', name: 'Decision', type: 'outputNode', position: { x: 600, y: 0 } },
    ],
    edges: [edge('flight', 'late'), edge('late', 'decision')],
    testCases,
  }
}
