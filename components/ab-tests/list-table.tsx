'use client'
import { DataTable } from '@/components/table/data-table'
import type { Column, Row } from '@/components/table/row'
import { Chip } from '@/components/ui/chip'
import type { PageLinks } from '@/components/ui/pagination'
import { VerdictChip } from '@/components/ui/verdict-chip'
import { armsText } from './arms-text'
import type { ListedTest } from './figures'
import { STATUS_MARK, VERDICT_CHIP } from './marks'
import { metricTitle } from './metric-words'
import { useAbWords } from './use-ab-words'
import type { AbWords } from './words'

const columnsOf = ({ t }: AbWords): Column[] => [
  { id: 'name', head: t('column.name'), sortable: false },
  { id: 'model', head: t('column.model'), sortable: false, secondary: true },
  { id: 'arms', head: t('column.arms'), sortable: false, secondary: true },
  { id: 'status', head: t('column.status'), sortable: false },
  { id: 'primary', head: t('column.primary'), sortable: false, secondary: true },
  { id: 'planned', head: t('column.planned'), kind: 'number', sortable: false, secondary: true },
  { id: 'exposed', head: t('column.exposed'), kind: 'number', sortable: false, secondary: true },
  { id: 'verdict', head: t('column.verdict'), sortable: false },
]

function Verdict({ test, words: { t } }: { test: ListedTest; words: AbWords }) {
  const found = test.decision ?? test.lastVerdict
  if (found === null) return <span className="text-text-3">{t('list.notRead')}</span>
  return (
    <span className="inline-flex flex-wrap items-center gap-1.5">
      <VerdictChip verdict={VERDICT_CHIP[found]} />
      {test.decision && <span className="text-small text-text-3">{t('list.decided')}</span>}
    </span>
  )
}

function rowOf(test: ListedTest, words: AbWords): Row {
  const { t, format } = words
  const { tone, shape } = STATUS_MARK[test.status]
  const status = t(`status.${test.status}`)
  return {
    id: test.id,
    href: `/ab-tests/${test.id}`,
    cells: {
      name: test.slug,
      model: test.modelName,
      arms: armsText(test.arms, words),
      status: {
        value: status,
        show: (
          <Chip tone={tone} shape={shape}>
            {status}
          </Chip>
        ),
      },
      primary: metricTitle(test.primary.metric, words),
      planned: { value: test.plannedN, show: test.plannedN === null ? t('list.open') : format.count(test.plannedN) },
      exposed: { value: test.exposed, show: format.count(test.exposed) },
      verdict: { value: test.decision ?? test.lastVerdict, show: <Verdict test={test} words={words} /> },
    },
  }
}

export function ListTable({ tests, links }: { tests: readonly ListedTest[]; links: PageLinks }) {
  const words = useAbWords()
  return (
    <DataTable
      title={words.t('title')}
      columns={columnsOf(words)}
      rows={tests.map((test) => rowOf(test, words))}
      tools="none"
      server={{ page: links }}
    />
  )
}
