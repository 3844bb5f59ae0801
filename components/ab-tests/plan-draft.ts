import type { AbTest, GivenPlan } from './figures'
import { isShare } from './metric-words'

export const ENGINES = [
  'group_sequential',
  'fixed_horizon',
  'always_valid',
] as const satisfies readonly GivenPlan['engine'][]
export const MODES = ['ab', 'shadow', 'canary'] as const satisfies readonly GivenPlan['mode'][]
export type Direction = GivenPlan['primary']['direction']

/** Figures are what was typed: shares and points in per cent. */
export type ArmDraft = { arm: string; version: string; share: string }
export type GuardrailDraft = { metric: string; direction: Direction; margin: string }
export type PlanDraft = {
  slug: string
  environment: string
  entityKey: string
  arms: ArmDraft[]
  metric: string
  direction: Direction
  mde: string
  guardrails: GuardrailDraft[]
  secondary: string[]
  alpha: string
  power: string
  engine: (typeof ENGINES)[number]
  /** Of a group-sequential plan. */
  looks: string
  mode: (typeof MODES)[number]
  maturityHours: string
  minimumDays: string
  segments: string
}

const LESS_IS_BETTER: ReadonlySet<string> = new Set(['latency', 'log_loss', 'brier', 'mae', 'rmse', 'mape', 'smape'])
export const usualDirection = (metric: string): Direction => (LESS_IS_BETTER.has(metric) ? 'down' : 'up')

const scaleOf = (metric: string) => (isShare(metric) ? 100 : 1)
const typed = (value: number, scale = 1) => String(Number((value * scale).toPrecision(12)))
const typedOrEmpty = (value: number | undefined) => (value === undefined ? '' : typed(value))
const read = (text: string, scale = 1) =>
  text.trim() === '' ? Number.NaN : Number((Number(text) / scale).toPrecision(12))

export function firstDraft({
  versions,
  environment,
  metric,
}: {
  versions: readonly string[]
  environment: string
  metric: string
}): PlanDraft {
  const [newest = '', before = newest] = versions
  return {
    slug: '',
    environment,
    entityKey: '',
    arms: [
      { arm: 'control', version: before, share: '50' },
      { arm: 'challenger', version: newest, share: '50' },
    ],
    metric,
    direction: usualDirection(metric),
    mde: isShare(metric) ? '1' : '',
    guardrails: [],
    secondary: [],
    alpha: '5',
    power: '80',
    engine: 'group_sequential',
    looks: '',
    mode: 'ab',
    maturityHours: '',
    minimumDays: '7',
    segments: '',
  }
}

export const draftOf = (test: AbTest): PlanDraft => ({
  slug: test.slug,
  environment: test.environment,
  entityKey: test.entityKey,
  arms: [...test.arms]
    .sort((a, b) => Number(b.control) - Number(a.control))
    .map(({ arm, version, share }) => ({ arm, version, share: typed(share, 100) })),
  metric: test.primary.metric,
  direction: test.primary.direction,
  mde: typed(test.primary.mde, scaleOf(test.primary.metric)),
  guardrails: test.guardrails.map(({ metric, direction, margin }) => ({
    metric,
    direction,
    margin: typed(margin, scaleOf(metric)),
  })),
  secondary: [...test.secondary],
  alpha: typed(test.alpha, 100),
  power: typed(test.power, 100),
  engine: test.engine,
  looks: typedOrEmpty(test.looks),
  mode: test.mode,
  maturityHours: typedOrEmpty(test.maturityHours),
  minimumDays: typedOrEmpty(test.minimumDays),
  segments: test.segments.join(', '),
})

export type KeptFields = Pick<GivenPlan, 'layer' | 'hashing' | 'holdout' | 'slot' | 'labelMargin'>

/** What the form does not show and a save must not lose. */
export const keptOf = ({ layer, hashing, holdout, slot, labelMargin }: AbTest): KeptFields => ({
  hashing,
  labelMargin,
  ...(layer && { layer }),
  ...(holdout !== undefined && { holdout }),
  ...(slot && { slot }),
})

/** Left out where they were left empty. */
const OPTIONAL = ['looks', 'maturityHours', 'minimumDays'] as const

/** The plan as the server takes it; a figure that is no number is left for the server to refuse. */
export function planOf(draft: PlanDraft, model: string, kept: KeptFields = {}): GivenPlan {
  return {
    ...kept,
    slug: draft.slug.trim(),
    model,
    environment: draft.environment,
    entityKey: draft.entityKey.trim(),
    arms: draft.arms.map(({ arm, version, share }, place) => ({
      arm: arm.trim(),
      version,
      share: read(share, 100),
      ...(place === 0 && { control: true }),
    })),
    primary: { metric: draft.metric, direction: draft.direction, mde: read(draft.mde, scaleOf(draft.metric)) },
    guardrails: draft.guardrails.map(({ metric, direction, margin }) => ({
      metric,
      direction,
      margin: read(margin, scaleOf(metric)),
    })),
    secondary: draft.secondary,
    alpha: read(draft.alpha, 100),
    power: read(draft.power, 100),
    engine: draft.engine,
    mode: draft.mode,
    ...Object.fromEntries(
      OPTIONAL.filter((name) => draft[name].trim() !== '').map((name) => [name, read(draft[name])]),
    ),
    segments: draft.segments
      .split(',')
      .map((name) => name.trim())
      .filter(Boolean),
  }
}

/** Whether there is enough to ask how many units it needs. */
export function sizable(plan: GivenPlan): boolean {
  const { arms, primary, guardrails = [], alpha = 0, power = 0, looks = 1, maturityHours = 0, minimumDays = 0 } = plan
  const figures = [
    ...[primary.mde, alpha, power, looks, maturityHours, minimumDays],
    ...arms.map(({ share }) => share),
    ...guardrails.map(({ margin }) => margin),
  ]
  return (
    primary.mde > 0 && figures.every(Number.isFinite) && arms.every(({ arm, version }) => arm !== '' && version !== '')
  )
}
