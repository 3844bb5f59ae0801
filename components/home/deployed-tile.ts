import type { Serving } from '@/components/deployments/figures'
import type { HomeWords } from './home-facts'
import type { StoryRow, StoryTile } from './story'

/** What was deployed lately and serves now, with the way back. */
export function deployedTile(serving: readonly Serving[], mayRollBack: boolean, words: HomeWords): StoryTile {
  const { t, format } = words
  const base = { id: 'deployed', title: t('deployed.title'), span: 4 } as const
  const [newest] = serving
  if (!newest) return { ...base, lead: t('deployed.none') }
  const back = `/models/${newest.model}/deployments?rollback=${newest.id}`
  return {
    ...base,
    rows: serving.map((one): StoryRow => {
      const { mismatched } = one.instances
      return {
        id: one.id,
        label: t('version', { model: one.modelName, version: one.version }),
        hint: t('deployed.hint', { place: one.environment, by: one.by }),
        value: format.date(one.effectiveFrom),
        ...(mismatched > 0 && {
          mark: { tone: 'bad', shape: 'octagon', word: t('deployed.mismatch', { count: mismatched }) } as const,
        }),
        href: `/models/${one.model}/deployments`,
      }
    }),
    actions: [
      mayRollBack
        ? { label: t('deployed.rollBack', { model: newest.modelName, version: newest.version }), href: back }
        : { label: t('deployed.open'), href: `/models/${newest.model}/deployments` },
    ],
  }
}
