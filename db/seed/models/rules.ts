export type RuleFeature = 'hour' | 'origin_late_2h' | 'route_late_14d'
export type Condition = { feature: RuleFeature; op: '>=' | '<'; value: number }
export type Rule = { id: string; name: string; when: readonly Condition[]; predict: '1' }
export type RuleSet = { rules: readonly Rule[]; otherwise: '0' }

/** The incumbent: what a dispatcher would write down. The first rule whose conditions all hold announces the flight as late. */
export const INCUMBENT: RuleSet = {
  rules: [
    {
      id: 'origin-runs-late',
      name: 'At least 4 in 10 recent flights from this airport came in late',
      when: [{ feature: 'origin_late_2h', op: '>=', value: 0.4 }],
      predict: '1',
    },
    {
      id: 'evening-behind',
      name: 'Evening departure while at least a quarter of recent flights from this airport came in late',
      when: [
        { feature: 'hour', op: '>=', value: 17 },
        { feature: 'origin_late_2h', op: '>=', value: 0.25 },
      ],
      predict: '1',
    },
    {
      id: 'late-route',
      name: 'At least 4 in 10 flights of this route came in late over two weeks',
      when: [{ feature: 'route_late_14d', op: '>=', value: 0.4 }],
      predict: '1',
    },
    {
      id: 'small-hours',
      name: 'Departure between midnight and 5 a.m.',
      when: [{ feature: 'hour', op: '<', value: 5 }],
      predict: '1',
    },
  ],
  otherwise: '0',
}

const holds = ({ op, value }: Condition, x: number): boolean => (op === '>=' ? x >= value : x < value)

/** Decides one case; a missing (NaN) value meets no condition. */
export function decide({ rules, otherwise }: RuleSet, read: (feature: RuleFeature) => number): '0' | '1' {
  const fired = rules.find(({ when }) => when.every((condition) => holds(condition, read(condition.feature))))
  return fired?.predict ?? otherwise
}
