'use client'
import { useQuery } from '@tanstack/react-query'
import { may } from '@/components/access/person'
import { usePerson } from '@/components/access/person-context'
import { NoData } from '@/components/state/no-data'
import { SimpleTable } from '@/components/table/simple-table'
import { Tile } from '@/components/ui/tile'
import { useTRPC } from '@/lib/trpc/client'
import type { ReadTest } from './figures'
import { challengerOf, controlOf, versionOf } from './prepare-effects'
import { useAbWords } from './use-ab-words'

/** Cases that both versions decided, and decided differently. */
export function DisagreementsTile({ read: { test, results } }: { read: ReadTest }) {
  const { t, format } = useAbWords()
  const allowed = may(usePerson(), 'case:read')
  const arm = challengerOf(test, results)?.arm
  const ask = { id: test.id, ...(arm !== undefined && { arm }) }
  const { data } = useQuery({ ...useTRPC().abTests.disagreements.queryOptions(ask), enabled: allowed })
  if (!allowed || !data) return null
  const title = t('disagree.title')
  if (data.cases.length === 0) {
    return (
      <Tile title={title} span={12}>
        <NoData
          title={t('disagree.none')}
          reason={t(data.both === 0 ? 'disagree.noneShared' : 'disagree.noneDiffer')}
        />
      </Tile>
    )
  }
  const [control, challenger] = [controlOf(test)?.version ?? '', versionOf(test, data.arm)]
  const heads = ['case', 'time'] as const
  return (
    <Tile
      title={title}
      sub={t('disagree.sub', { differ: format.count(data.differ), both: format.count(data.both) })}
      span={12}
      full
      foot={data.labelsShown ? undefined : t('disagree.hidden')}
    >
      <SimpleTable
        title={title}
        heads={[
          ...heads.map((head) => ({ text: t(`disagree.${head}`), secondary: head === 'time' })),
          { text: control },
          { text: challenger },
          { text: t('disagree.outcome') },
        ]}
        rows={data.cases.map((one) => ({
          key: one.id,
          cells: [one.id, format.dateTime(one.at), one.control, one.challenger, one.label ?? t('disagree.open')],
        }))}
      />
    </Tile>
  )
}
