import { CHART_COLORS, type ChartColor } from '@/components/charts/prepare/spec'

/** The same for an arm in every chart: by its place in the plan. */
export const armColor = (place: number): ChartColor => CHART_COLORS[place] ?? 'chart-reference'
