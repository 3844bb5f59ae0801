import { metricDifference } from '@/components/performance/metric-unit'
import type { Waiting, WaitingPromotion } from '@/components/promotions/figures'
import { verdictOnDifference } from '@/domain/compare/difference-verdict'
import { HOUR_MS } from '@/domain/time/windows'
import type { HomeWords } from './home-facts'
import type { Mark, StoryRow, StoryTile } from './story'

const SHOWN = 3

/** How long somebody still has: a decision until it expires, a review until it is due. */
function leftMark({ expiresAt, review, wants }: WaitingPromotion, now: number, { t }: HomeWords): Mark {
  const until = wants === 'review' && review ? review.dueAt : expiresAt
  const hours = (Date.parse(until) - now) / HOUR_MS
  if (hours <= 0) return { tone: 'bad', shape: 'clock', word: t('waits.overdue') }
  const word =
    hours < 48
      ? t('waits.hoursLeft', { count: Math.floor(hours) })
      : t('waits.daysLeft', { count: Math.floor(hours / 24) })
  return { tone: hours < 48 ? 'warn' : 'info', shape: 'clock', word }
}

const places = ['production', 'staging'] as const
const placeOf = ({ environment, environmentName }: WaitingPromotion, { t }: HomeWords) => {
  const known = places.find((one) => one === environment)
  return known ? t(`waits.place.${known}`) : environmentName
}

function gainText({ comparison, wants }: WaitingPromotion, { t, format }: HomeWords): string {
  if (wants === 'review') return t('waits.review')
  if (!comparison.measured) return t('waits.notCompared')
  const { metric, difference, lowerIsBetter, n } = comparison
  const verdict = verdictOnDifference(difference, lowerIsBetter ? 'lower' : 'higher')
  const figure = metricDifference(format, metric, difference.value)
  return t(`waits.${verdict}`, { figure, n: format.count(n) })
}

function rowsOf(one: WaitingPromotion, words: HomeWords): StoryRow[] {
  const { t, format } = words
  const { verdicts } = one
  const all = verdicts.pass + verdicts.warn + verdicts.block
  return [
    {
      id: 'gates',
      label: t('waits.gates'),
      value: t('waits.gatesOf', { hold: verdicts.pass, all }),
      ...(verdicts.block > 0 && {
        mark: { tone: 'bad', shape: 'octagon', word: t('waits.block', { count: verdicts.block }) } as const,
      }),
    },
    { id: 'risk', label: t('waits.risk'), value: t(`waits.tier.${one.riskTier}`) },
    { id: 'by', label: t('waits.by'), value: one.requestedBy, valueHint: format.date(one.createdAt) },
  ]
}

const nameOf = (one: WaitingPromotion, words: HomeWords) =>
  words.t(one.wants === 'review' ? 'waits.reviewName' : 'waits.name', {
    model: one.modelName,
    version: one.version,
    place: placeOf(one, words),
  })

/** What waits for the reader's word: the most urgent in full with [Review], the next ones by name. */
export function waitsTile(waiting: Waiting, now: number, words: HomeWords): StoryTile {
  const { t } = words
  const [first, ...others] = waiting.items
  const base = { id: 'waits', title: t('waits.title'), span: 4 } as const
  if (!first) {
    return { ...base, lead: t('waits.none'), actions: [{ label: t('waits.all'), href: '/promotions?status=all' }] }
  }
  const rows = others.slice(0, SHOWN - 1).map(
    (one): StoryRow => ({
      id: one.id,
      label: nameOf(one, words),
      mark: leftMark(one, now, words),
      href: `/promotions/${one.id}`,
    }),
  )
  const more = others.length - rows.length
  return {
    ...base,
    mark: leftMark(first, now, words),
    heading: nameOf(first, words),
    lead: gainText(first, words),
    rows: [...rowsOf(first, words), ...rows],
    ...(more > 0 && { note: t('waits.more', { count: more }) }),
    actions: [{ label: t('waits.open'), href: `/promotions/${first.id}`, primary: true }],
  }
}

/** "One decision waits for you"; null while none does. */
export function waitsSentence({ count }: Waiting, { t }: HomeWords): string | null {
  return count > 0 ? t('waits.sentence', { count }) : null
}
