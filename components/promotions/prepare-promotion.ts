import type { Shape, Tone } from '@/components/ui/verdict-shape'
import { REFUSALS } from '@/domain/promotions/decide'
import type { ListedPromotion, Promotion } from './figures'
import { countGates } from './prepare-gates'
import { type PromotionWords, placeName } from './words'

type Status = ListedPromotion['status']
type StatusMark = { tone: Tone; shape: Shape | null; word: string }

const STATUS: Record<Status, { tone: Tone; shape: Shape | null }> = {
  pending: { tone: 'info', shape: 'clock' },
  approved: { tone: 'good', shape: 'circle' },
  rejected: { tone: 'warn', shape: 'triangle' },
  void: { tone: 'muted', shape: 'octagon' },
  expired: { tone: 'muted', shape: 'clock' },
}

export const statusMark = (status: Status, { t }: Pick<PromotionWords, 't'>): StatusMark => ({
  ...STATUS[status],
  word: t(`status.${status}`),
})

const HOUR = 3_600_000

/** How long a request still stands: whole days, then hours; null once it is decided or over. */
export function timeLeft(
  { status, expiresAt }: Pick<ListedPromotion, 'status' | 'expiresAt'>,
  now: number,
  { t }: Pick<PromotionWords, 't'>,
): string | null {
  const hours = (Date.parse(expiresAt) - now) / HOUR
  if (status !== 'pending' || hours <= 0) return null
  if (hours < 1) return t('left.soon')
  return hours < 48 ? t('left.hours', { count: Math.floor(hours) }) : t('left.days', { count: Math.floor(hours / 24) })
}

const decisionsOf = (promotion: Promotion, decision: 'approve' | 'reject') =>
  promotion.approvals.filter((one) => one.decision === decision).map(({ by }) => by)

function decidedSentence(
  promotion: Promotion,
  { t, format }: PromotionWords,
  values: { version: string; place: string },
) {
  const day = format.date(promotion.decidedAt ?? promotion.createdAt)
  switch (promotion.status) {
    case 'approved': {
      const names = decisionsOf(promotion, 'approve').join(', ')
      return t(promotion.emergency ? 'sentence.emergency' : 'sentence.approved', { ...values, day, names })
    }
    case 'rejected':
      return t('sentence.rejected', { ...values, day, names: decisionsOf(promotion, 'reject').join(', ') })
    case 'void':
      return t(promotion.voidReason === 'superseded' ? 'sentence.superseded' : 'sentence.moved', { ...values, day })
    default:
      return t('sentence.expired', { ...values, day: format.date(promotion.expiresAt) })
  }
}

/** What this request comes to, in one sentence. */
export function promotionSentence(promotion: Promotion, words: PromotionWords): string {
  const { t } = words
  const { version, environment, environmentName, evidence, gates } = promotion
  const place = placeName(environment, t, environmentName)
  if (promotion.status !== 'pending') return decidedSentence(promotion, words, { version, place })
  const { all, hold, warn, block } = countGates(gates)
  const champion = evidence.champion?.version
  const values = { version, champion: champion ?? '', place, all, hold, warn, count: block }
  const state = block > 0 ? 'blocked' : warn > 0 ? 'warned' : 'ready'
  return t(`sentence.${state}${champion ? 'Replace' : 'Serve'}`, values)
}

const WHY_NOT = [...REFUSALS, 'no_permission', 'own_decision', 'no_review_due', 'reviewed'] as const

/** Why the reader may not do it, in words. */
export function whyNotWords(code: string, words: PromotionWords, roles: string): string {
  return words.t(`whyNot.${WHY_NOT.find((one) => one === code) ?? 'other'}`, { roles })
}

type Need = Promotion['approvalsAsked'][number]

/** "1 by a risk officer, 1 by whoever may decide". */
export function needWords(needs: readonly Need[], { t, a }: PromotionWords): string {
  return needs
    .map(({ role, count }) =>
      role === 'any' ? t('need.any', { count }) : t('need.role', { count, role: a(`role.${role}`) }),
    )
    .join(a('listComma'))
}

/** Signatures that are missing before anything happens. */
export const missingCount = (needs: readonly Need[]): number => needs.reduce((sum, { count }) => sum + count, 0)

export const shortHash = (hash: string): string => `${hash.slice(0, 4)}…${hash.slice(-4)}`

/** The parts of the evidence that are not what they were, in words. */
const PARTS = [
  'champion',
  'version',
  'reference',
  'artifacts',
  'performance',
  'comparison',
  'labelled',
  'drift',
  'quality',
  'fairness',
  'rules',
  'attestations',
  'record',
  'model',
] as const
export function movedWords(parts: readonly string[], { t, a }: PromotionWords): string {
  const named = parts.map((part) => t(`part.${PARTS.find((one) => one === part) ?? 'other'}`))
  return [...new Set(named)].join(a('listComma'))
}
