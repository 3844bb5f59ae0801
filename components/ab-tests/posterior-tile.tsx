'use client'
import { NoData } from '@/components/state/no-data'
import { SimpleTable } from '@/components/table/simple-table'
import { Tile } from '@/components/ui/tile'
import type { ReadTest } from './figures'
import { challengerOf, controlOf } from './prepare-effects'
import { posteriorRows } from './prepare-posterior'
import { useAbWords } from './use-ab-words'

/** What to believe of each effect: a reading beside the verdict, which does not follow from it. */
export function PosteriorTile({ read: { test, results } }: { read: ReadTest }) {
  const words = useAbWords(results)
  const { t } = words
  const rows = posteriorRows(test, results, words)
  const title = t('posterior.title')
  const control = controlOf(test)?.version ?? ''
  const challenger = test.arms.length > 2 ? t('effects.challenger') : (challengerOf(test, results)?.version ?? '')
  if (rows.length === 0) {
    const reason = t(results.look.phase === 'waiting' ? 'posterior.hidden' : 'posterior.noneYet')
    return (
      <Tile title={title} span={6}>
        <NoData title={t('posterior.none')} reason={reason} />
      </Tile>
    )
  }
  return (
    <Tile title={title} sub={t('posterior.sub')} span={6} foot={t('posterior.foot')}>
      <SimpleTable
        title={title}
        heads={[
          { text: t('effects.metric') },
          { text: t('posterior.chance', { challenger }), number: true },
          { text: t('posterior.loss', { version: challenger }), number: true, secondary: true },
          { text: t('posterior.loss', { version: control }), number: true, secondary: true },
        ]}
        rows={rows.map(({ key, name, arm, chance, byTaking, byStaying }) => ({
          key,
          cells: [arm ? `${name} · ${arm}` : name, chance, byTaking, byStaying],
        }))}
      />
    </Tile>
  )
}
