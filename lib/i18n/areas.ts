/** One line per area of messages. An area is a namespace: `home.title` is the key `title` of home.json. */
export const AREAS = {
  common: { en: () => import('./messages/en/common.json'), zh: () => import('./messages/zh/common.json') },
  shell: { en: () => import('./messages/en/shell.json'), zh: () => import('./messages/zh/shell.json') },
  states: { en: () => import('./messages/en/states.json'), zh: () => import('./messages/zh/states.json') },
  charts: { en: () => import('./messages/en/charts.json'), zh: () => import('./messages/zh/charts.json') },
  table: { en: () => import('./messages/en/table.json'), zh: () => import('./messages/zh/table.json') },
  time: { en: () => import('./messages/en/time.json'), zh: () => import('./messages/zh/time.json') },
  errors: { en: () => import('./messages/en/errors.json'), zh: () => import('./messages/zh/errors.json') },
  setup: { en: () => import('./messages/en/setup.json'), zh: () => import('./messages/zh/setup.json') },
  access: { en: () => import('./messages/en/access.json'), zh: () => import('./messages/zh/access.json') },
  home: { en: () => import('./messages/en/home.json'), zh: () => import('./messages/zh/home.json') },
  useCases: { en: () => import('./messages/en/useCases.json'), zh: () => import('./messages/zh/useCases.json') },
  models: { en: () => import('./messages/en/models.json'), zh: () => import('./messages/zh/models.json') },
  versions: { en: () => import('./messages/en/versions.json'), zh: () => import('./messages/zh/versions.json') },
  performance: {
    en: () => import('./messages/en/performance.json'),
    zh: () => import('./messages/zh/performance.json'),
  },
  drift: { en: () => import('./messages/en/drift.json'), zh: () => import('./messages/zh/drift.json') },
  quality: { en: () => import('./messages/en/quality.json'), zh: () => import('./messages/zh/quality.json') },
  service: { en: () => import('./messages/en/service.json'), zh: () => import('./messages/zh/service.json') },
  promotions: {
    en: () => import('./messages/en/promotions.json'),
    zh: () => import('./messages/zh/promotions.json'),
  },
  deployments: {
    en: () => import('./messages/en/deployments.json'),
    zh: () => import('./messages/zh/deployments.json'),
  },
  imports: { en: () => import('./messages/en/imports.json'), zh: () => import('./messages/zh/imports.json') },
  cases: { en: () => import('./messages/en/cases.json'), zh: () => import('./messages/zh/cases.json') },
  members: { en: () => import('./messages/en/members.json'), zh: () => import('./messages/zh/members.json') },
  keys: { en: () => import('./messages/en/keys.json'), zh: () => import('./messages/zh/keys.json') },
  audit: { en: () => import('./messages/en/audit.json'), zh: () => import('./messages/zh/audit.json') },
  apiDocs: { en: () => import('./messages/en/apiDocs.json'), zh: () => import('./messages/zh/apiDocs.json') },
  value: { en: () => import('./messages/en/value.json'), zh: () => import('./messages/zh/value.json') },
  compare: { en: () => import('./messages/en/compare.json'), zh: () => import('./messages/zh/compare.json') },
  leaderboard: {
    en: () => import('./messages/en/leaderboard.json'),
    zh: () => import('./messages/zh/leaderboard.json'),
  },
  abTests: { en: () => import('./messages/en/abTests.json'), zh: () => import('./messages/zh/abTests.json') },
  card: { en: () => import('./messages/en/card.json'), zh: () => import('./messages/zh/card.json') },
  rules: { en: () => import('./messages/en/rules.json'), zh: () => import('./messages/zh/rules.json') },
  settings: { en: () => import('./messages/en/settings.json'), zh: () => import('./messages/zh/settings.json') },
} as const

export type Area = keyof typeof AREAS
export const AREA_NAMES = Object.keys(AREAS) as Area[]

/** What the parts of components/ need; in the client on every page. */
export const BASE_AREAS = ['common', 'shell', 'states', 'charts', 'table', 'time'] as const satisfies readonly Area[]

export type Messages = { [A in Area]: Awaited<ReturnType<(typeof AREAS)[A]['en']>>['default'] }
