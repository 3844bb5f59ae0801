import type { Role } from '@/domain/access/roles'
import { FAIRNESS_MEASURES } from '@/domain/fairness/measure'
import type { GateSetting, Objection, Policy } from './figures'
import { figureText, limitText, points } from './gate-figures'
import { unvouchedWords } from './prepare-gates'
import { type PromotionWords, placeName } from './words'

export type PolicyLine = { gate: GateSetting['gate']; name: string; asks: string; onFail: string; onMissing: string }

function rolesText(roles: readonly Role[] | undefined, { t, a }: PromotionWords): string {
  if (!roles) return t('policy.asks.anybody')
  return roles.map((role) => a(`role.${role}`)).join(t('or'))
}

function gapsText(setting: Extract<GateSetting, { gate: 'fairness' }>, words: PromotionWords): string {
  const { t, a } = words
  const gaps = FAIRNESS_MEASURES.flatMap((measure) => {
    const limit = setting.gaps[measure]
    return limit === undefined
      ? []
      : [t('policy.asks.gap', { measure: t(`measure.${measure}`), limit: points(limit, words) })]
  })
  if (gaps.length === 0) return t('policy.asks.fairnessNone')
  const by = setting.segments ? setting.segments.join(a('listComma')) : t('policy.asks.everySegment')
  return t('policy.asks.fairness', { gaps: gaps.join(a('listComma')), by })
}

/** What a gate asks for, with its limit. */
export function gateAsks(setting: GateSetting, words: PromotionWords): string {
  const { t, format } = words
  switch (setting.gate) {
    case 'minimum_labelled':
      return t('policy.asks.minimum_labelled', { n: format.count(setting.n) })
    case 'not_worse_than_champion':
      return t('policy.asks.not_worse_than_champion', {
        margin: points(setting.margin, words),
        n: format.count(setting.minimum),
      })
    case 'drift':
      return t('policy.asks.drift', { share: format.share(setting.share, { digits: 0 }) })
    case 'data_quality':
      return t('policy.asks.data_quality', { count: setting.features, countText: format.count(setting.features) })
    case 'fairness':
      return gapsText(setting, words)
    case 'pii_cleared':
    case 'data_attested':
    case 'card_complete':
    case 'sme_sign_off':
      return t(`policy.asks.${setting.gate}`, { roles: rolesText(setting.roles, words) })
    case 'reference_exists':
    case 'rule_tests':
    case 'ab_verdict':
      return t(`policy.asks.${setting.gate}`)
  }
}

export function policyLine(setting: GateSetting, words: PromotionWords): PolicyLine {
  const { t } = words
  return {
    gate: setting.gate,
    name: t(`gate.${setting.gate}`),
    asks: gateAsks(setting, words),
    onFail: t(`policy.does.${setting.onFail}`),
    onMissing: t(`policy.does.${setting.onMissing}`),
  }
}

/** How long a request stands, in days where it is whole days. */
export function standsFor(hours: number, { t }: Pick<PromotionWords, 't'>): string {
  return hours % 24 === 0 ? t('policy.days', { count: hours / 24 }) : t('policy.hours', { count: hours })
}

/** One policy in a sentence: gates, who signs, four eyes, how long a request stands. */
export function policySentence(
  { gates, approvals, fourEyes, expiresHours }: Policy,
  place: { environment: string; tier: string },
  words: PromotionWords,
): string {
  const { t } = words
  const blocking = gates.filter(({ onFail, onMissing }) => onFail === 'block' || onMissing === 'block').length
  const signatures = approvals.reduce((sum, { count }) => sum + count, 0)
  return t(fourEyes === 'required' ? 'policy.sentence' : 'policy.sentenceRecorded', {
    place: placeName(place.environment, t),
    tier: place.tier,
    gates: gates.length,
    blocking,
    signatures,
    expires: standsFor(expiresHours, words),
  })
}

/** Why a policy would have stopped a promotion. */
export function objectionWords(objection: Objection, words: PromotionWords): string {
  const { t, format } = words
  if (objection.kind === 'approvals') return t('objection.approvals', { count: objection.missing })
  if (objection.kind === 'expired') return t('objection.expired', { hours: format.count(Math.round(objection.hours)) })
  const { metric } = objection
  const name = t(`gate.${objection.gate}`)
  const because = unvouchedWords(objection, words)
  if (because) return t('objection.because', { name, because })
  const figure = figureText(objection, metric, words)
  if (!figure) return t('objection.notJudged', { name })
  return t('objection.gateFigure', { name, figure, limit: limitText(objection, metric, words) })
}
