'use client'
import { DataTable } from '@/components/table/data-table'
import type { Row } from '@/components/table/row'
import { Chip } from '@/components/ui/chip'
import type { TableView, TestRun } from './figures'
import { FiredRows } from './fired-rows'
import { type RulesWords, useRulesWords } from './use-rules-words'
import { valueText } from './value-text'

type Props = { run: TestRun; tables: readonly TableView[] }

function differenceWords({ passed, differences, error }: TestRun['items'][number], { t }: RulesWords): string {
  if (passed) return ''
  if (error !== undefined) return String(error)
  const text = (value: unknown) => (value === null ? t('tests.nothing') : valueText(value))
  return differences
    .map(({ field, expected, actual }) =>
      t('tests.expected', { field, expected: text(expected), actual: text(actual) }),
    )
    .join(t('region.and'))
}

function rowOf(item: TestRun['items'][number], at: number, words: RulesWords & Pick<Props, 'tables'>): Row {
  const { t, tables } = words
  return {
    id: String(at),
    cells: {
      name: item.name,
      result: {
        value: item.passed,
        show: item.passed ? (
          <Chip tone="good">{t('tests.passed')}</Chip>
        ) : (
          <Chip tone="bad" shape="octagon">
            {t('tests.failed')}
          </Chip>
        ),
      },
      fired: {
        value: item.fired.map(({ name, row }) => `${name} ${row}`).join(', '),
        show: <FiredRows fired={item.fired} tables={tables} />,
      },
      difference: differenceWords(item, words),
    },
  }
}

/** Each test case with its result and the rows that decided it. */
export function TestResults({ run, tables }: Props) {
  const words = useRulesWords()
  const { t, format } = words
  const failed = run.total - run.passed
  const columns = [
    { id: 'name', head: t('tests.case'), wrap: true },
    { id: 'result', head: t('tests.result') },
    { id: 'fired', head: t('tests.fired'), sortable: false },
    ...(failed > 0 ? [{ id: 'difference', head: t('tests.difference'), wrap: true, sortable: false }] : []),
  ]
  return (
    <div role="status">
      <p className="mb-1 font-medium">
        {failed > 0
          ? t('tests.someFailed', { failed: format.count(failed), all: format.count(run.total) })
          : t('tests.allPassed', { countText: format.count(run.total) })}
      </p>
      <DataTable
        title={t('tests.title')}
        columns={columns}
        rows={run.items.map((item, at) => rowOf(item, at, { ...words, tables }))}
        tools={run.total > 20 ? 'full' : 'none'}
        maxHeight={420}
      />
    </div>
  )
}
