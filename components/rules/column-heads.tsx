import { headCell } from '@/components/table/table-style'
import { cn } from '@/lib/cn'
import { useRulesWords } from './use-rules-words'

type Column = { id: string; name: string; role: string }

/** The head cells that a decision table has whether it is read or written. */
export function ColumnHeads({ columns }: { columns: readonly Column[] }) {
  const { t } = useRulesWords()
  return (
    <>
      <th scope="col" className={cn(headCell, 'pl-2')}>
        {t('table.row')}
      </th>
      {columns.map(({ id, name, role }) => (
        <th key={id} scope="col" className={cn(headCell, role === 'output' && 'text-text')}>
          {name}
        </th>
      ))}
    </>
  )
}
