import type { ListedPromotion } from '@/components/promotions/figures'
import type { HomeWords } from './home-facts'
import type { Mark, StoryTile } from './story'

const SHOWN = 4

const MARKS = {
  pending: { tone: 'info', shape: 'clock' },
  approved: { tone: 'good', shape: 'circle' },
  rejected: { tone: 'warn', shape: 'triangle' },
  void: { tone: 'muted', shape: 'octagon' },
  expired: { tone: 'muted', shape: 'clock' },
} as const

const markOf = (status: ListedPromotion['status'], { t }: HomeWords): Mark => ({
  ...MARKS[status],
  word: t(`requests.status.${status}`),
})

/** What became of the reader's own requests, newest first. */
export function requestsTile(own: readonly ListedPromotion[], words: HomeWords): StoryTile {
  const { t, format } = words
  const base = { id: 'requests', title: t('requests.title'), span: 4 } as const
  if (own.length === 0) {
    return { ...base, lead: t('requests.none'), actions: [{ label: t('requests.ask'), href: '/promotions/new' }] }
  }
  return {
    ...base,
    rows: own.slice(0, SHOWN).map((one) => ({
      id: one.id,
      label: t('version', { model: one.modelName, version: one.version }),
      hint: t('requests.hint', { place: one.environmentName, when: format.date(one.createdAt) }),
      mark: markOf(one.status, words),
      href: `/promotions/${one.id}`,
    })),
    actions: [{ label: t('requests.all'), href: '/promotions?status=all' }],
  }
}
