'use client'
import type { FiredRow, TableView } from './figures'
import { RowLink } from './row-link'
import { useRulesWords } from './use-rules-words'

type Props = { fired: readonly FiredRow[]; tables: readonly TableView[] }

/** The rows that decided a case, with the way to them. */
export function FiredRows({ fired, tables }: Props) {
  const { t } = useRulesWords()
  if (fired.length === 0) return <span className="text-text-3">{t('tests.noRow')}</span>
  return (
    <span className="flex flex-wrap gap-x-3">
      {fired.map(({ table, row, name }) => {
        const at = tables.findIndex(({ node }) => node === table)
        const words = t('check.rowLink', { row })
        return (
          <RowLink key={`${table} ${row}`} place={{ table: at, row }}>
            {tables.length > 1 ? t('check.inTable', { table: name, text: words }) : words}
          </RowLink>
        )
      })}
    </span>
  )
}
