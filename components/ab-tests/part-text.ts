import type { Part } from './merge-draft'
import { isShare, metricTitle } from './metric-words'
import type { PlanDraft } from './plan-draft'
import type { AbWords } from './words'

type Words = Pick<AbWords, 't' | 'p'>

const size = (metric: string, typed: string, { t }: Words) => (isShare(metric) ? t('part.points', { typed }) : typed)

function guardrailText({ metric, direction, margin }: PlanDraft['guardrails'][number], words: Words): string {
  const value = size(metric, `${direction === 'up' ? '-' : '+'}${margin}`, words)
  return `${metricTitle(metric, words)}: ${words.t(`margin.${direction}`, { value })}`
}

/** One part of a plan as it was typed. */
export function partText(part: Part, draft: PlanDraft, words: Words): string {
  const { t } = words
  switch (part) {
    case 'arms':
      return draft.arms.map(({ version, share }) => t('armShare', { version, share: `${share} %` })).join(t('against'))
    case 'primary': {
      const { metric, direction, mde } = draft
      const about = { metric: metricTitle(metric, words), direction: t(`direction.${direction}`) }
      return t('part.primary', { ...about, mde: size(metric, mde, words) })
    }
    case 'guardrails':
      return draft.guardrails.map((one) => guardrailText(one, words)).join(t('comma')) || t('plan.none')
    case 'secondary':
      return draft.secondary.map((metric) => metricTitle(metric, words)).join(t('comma')) || t('plan.none')
    case 'engine':
      return t(`engine.${draft.engine}`)
    case 'mode':
      return t(`mode.${draft.mode}`)
    case 'looks':
      return draft.looks || t('plan.looksUsual')
    case 'alpha':
    case 'power':
      return `${draft[part]} %`
    case 'maturityHours':
      return draft.maturityHours === '' ? t('plan.byLabels') : t('part.hours', { typed: draft.maturityHours })
    case 'minimumDays':
      return draft.minimumDays === '' ? t('plan.none') : t('part.days', { typed: draft.minimumDays })
    default:
      return draft[part] || t('plan.none')
  }
}
