export type KpiVerdict = 'met' | 'near_limit' | 'missed' | 'no_data'

/** Within this share of the target a missed target counts as near. */
const NEAR = 0.05

/** Where a figure stands against its target: `near_limit` is missed by no more than 5 % of the target. */
export function kpiVerdict(kpi: { direction: 'up' | 'down'; target: number }, value: number | null): KpiVerdict {
  if (value === null) return 'no_data'
  const shortfall = kpi.direction === 'up' ? kpi.target - value : value - kpi.target
  if (shortfall <= 0) return 'met'
  return shortfall <= NEAR * Math.abs(kpi.target) ? 'near_limit' : 'missed'
}
