export const MODEL_TABS = [
  'overview',
  'versions',
  'rules',
  'deployments',
  'drift',
  'performance',
  'quality',
  'service',
  'value',
  'card',
] as const
export type ModelTab = (typeof MODEL_TABS)[number]

export const tabPath = (model: string, tab: ModelTab): string =>
  tab === 'overview' ? `/models/${model}` : `/models/${model}/${tab}`
