'use client'
import { useTranslations } from 'use-intl'
import { sentences } from '@/components/models/sentence-case'
import { SimpleTable } from '@/components/table/simple-table'
import { Definition } from '@/components/ui/definition'
import { Tile } from '@/components/ui/tile'
import { useFormat } from '@/lib/i18n/use-format'
import type { CompareFacts } from './compare-facts'
import type { CompareAnswer } from './figures'
import { type TestRow, testRows } from './test-rows'
import { WordChip } from './word-chip'

type Props = { facts: CompareFacts; answer: CompareAnswer }

/** Whether chance could explain it, in words; how it was tested stands behind the question. */
export function TestsCompared({ facts, answer }: Props) {
  const t = useTranslations('compare')
  const p = useTranslations('performance')
  const format = useFormat(facts.zone)
  const all = answer.comparisons.flatMap((comparison) => testRows(comparison, { t, p, format }))
  const rows = all.filter((row) => row.reason !== 'no_scores')
  const without = answer.versions.flatMap(({ version, calibration }) =>
    calibration && !('curve' in calibration) && calibration.reason === 'no_scores' ? [version] : [],
  )
  const foot = [
    ...(without.length > 0 && rows.length < all.length ? [t('tests.noScores', { versions: without.join(', ') })] : []),
    t('tests.foot'),
  ]
  const how = (row: TestRow) =>
    facts.seesP && row.p !== null
      ? `${row.how} p ${format.p(row.p).startsWith('<') ? '' : '= '}${format.p(row.p)}.`
      : row.how
  return (
    <Tile title={t('tests.title')} sub={t('tests.sub')} span={12} foot={sentences(format.locale, foot)}>
      <SimpleTable
        title={t('tests.title')}
        heads={[{ text: t('tests.question') }, { text: t('tests.answer') }, { text: t('tests.verdict') }]}
        rows={rows.map((row) => ({
          key: row.id,
          cells: [
            <Definition key="question" text={how(row)}>
              <span className="inline-block whitespace-normal text-left min-w-32">{row.question}</span>
            </Definition>,
            <span key="answer" className="block min-w-56 whitespace-normal py-1">
              {row.answer}
            </span>,
            row.word && <WordChip key="word" word={row.word} />,
          ],
        }))}
      />
    </Tile>
  )
}
