'use client'
import { NoData } from '@/components/state/no-data'
import { DataTable } from '@/components/table/data-table'
import { Chip } from '@/components/ui/chip'
import { Tile } from '@/components/ui/tile'
import type { ReadTest } from './figures'
import { metricName } from './metric-words'
import { segmentRows } from './prepare-effects'
import { useAbWords } from './use-ab-words'

/** The primary metric in each segment: to look for surprises, never to decide. */
export function SegmentsTile({ read, pValues }: { read: ReadTest; pValues: boolean }) {
  const words = useAbWords()
  const { t, format } = words
  const { test, results } = read
  const rows = segmentRows(test, results, words)
  const waiting = results.look.phase === 'waiting'
  return (
    <Tile
      title={t('segments.title')}
      sub={metricName(results.primary.metric, words)}
      span={5}
      state={<Chip tone="muted">{t('segments.exploratory')}</Chip>}
      foot={rows.length > 0 ? t('segments.foot') : undefined}
    >
      {rows.length === 0 ? (
        <NoData
          title={t('segments.none')}
          reason={t(
            test.segments.length === 0 ? 'segments.noneDeclared' : waiting ? 'segments.hidden' : 'segments.noneYet',
          )}
        />
      ) : (
        <DataTable
          title={t('segments.title')}
          tools="none"
          maxHeight={320}
          columns={[
            { id: 'segment', head: t('segments.segment'), sortable: false },
            { id: 'difference', head: t('effects.difference'), kind: 'number', sortable: false },
            { id: 'interval', head: t('segments.interval'), kind: 'number', quiet: true, sortable: false },
            ...(pValues
              ? [
                  {
                    id: 'p',
                    head: t('segments.p'),
                    kind: 'number' as const,
                    quiet: true,
                    secondary: true,
                    sortable: false,
                  },
                ]
              : []),
          ]}
          rows={rows.map(({ key, segment, arm, difference, interval, pValue }) => ({
            id: key,
            cells: {
              segment: arm ? `${segment} · ${arm}` : segment,
              difference,
              interval,
              p: pValue === null ? '' : format.p(pValue),
            },
          }))}
        />
      )}
    </Tile>
  )
}
