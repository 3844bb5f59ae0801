'use client'
import { NoData } from '@/components/state/no-data'
import { Rows } from '@/components/ui/rows'
import { Tile } from '@/components/ui/tile'
import { ClausesTile } from './clauses-tile'
import { DisagreementsTile } from './disagreements-tile'
import type { ReadTest } from './figures'
import { HealthTile } from './health-tile'
import { controlOf } from './prepare-effects'
import { plainRows } from './prepare-plain'
import { useAbWords } from './use-ab-words'

/** What would change for 1,000 cases, in the words of the work. */
export function ExpertView({ read }: { read: ReadTest }) {
  const words = useAbWords(read.results)
  const { t } = words
  const { test, results } = read
  const rows = plainRows(test, results, words)
  const waiting = rows.every(({ likely }) => likely === '') && results.look.phase === 'waiting'
  const title = t('plain.title')
  return (
    <>
      <Tile title={title} sub={t('plain.sub', { control: controlOf(test)?.version ?? '' })} span={8} full>
        {waiting ? (
          <NoData title={t('effects.hidden')} reason={t('plain.hidden')} height={160} />
        ) : (
          <Rows>
            {rows.map((row) => (
              <li key={row.key} className="py-2">
                <p className="font-medium">{test.arms.length > 2 ? t('plain.of', row) : row.text}</p>
                <p className="text-small text-text-3">{[row.name, row.role, row.likely].filter(Boolean).join(' · ')}</p>
              </li>
            ))}
          </Rows>
        )}
      </Tile>
      <ClausesTile read={read} />
      <DisagreementsTile read={read} />
      <HealthTile read={read} pValues={false} />
    </>
  )
}
