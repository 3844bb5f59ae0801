import type { ChartColor } from '@/components/charts/prepare/spec'

const COLORS = ['chart-1', 'chart-2', 'chart-3', 'chart-4', 'chart-5', 'chart-6', 'chart-7', 'chart-8'] as const

/** A version keeps its colour on every screen: grey for rules, the others in the order they were made. */
export function versionColor(
  versions: readonly { version: string; kind: 'ml' | 'rules'; createdAt: string }[],
  version: string,
): ChartColor {
  const learned = versions.filter((entry) => entry.kind === 'ml').sort((a, b) => a.createdAt.localeCompare(b.createdAt))
  const place = learned.findIndex((entry) => entry.version === version)
  return place < 0 ? 'chart-reference' : (COLORS[place % COLORS.length] ?? 'chart-1')
}
