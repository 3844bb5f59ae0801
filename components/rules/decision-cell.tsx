'use client'
import { cellWords, outputWords } from './cell-words'
import type { TableCell, TableView } from './figures'
import { neverWords } from './never-words'
import { useRulesWords } from './use-rules-words'

type Props = { cell: TableCell; column: TableView['columns'][number] | undefined; written: boolean }

const code = (text: string) => <code className="whitespace-pre-wrap [overflow-wrap:anywhere]">{text}</code>

/** A condition or a result: in words where it is simple, else as it is written. */
export function DecisionCell({ cell, column, written }: Props) {
  const { t } = useRulesWords()
  if (cell.kind === 'any') return <span className="text-text-3">{t('cell.any')}</span>
  if (cell.kind === 'never') {
    return (
      <>
        {code(cell.text)}{' '}
        <span className="text-small text-warn-text">
          {t('table.never')}
          {cell.because && ` (${neverWords(cell.because, t)})`}
        </span>
      </>
    )
  }
  if (written) return code(cell.text)
  if (cell.kind === 'output') return <span className="font-medium">{outputWords(cell.text)}</span>
  const words = cell.kind === 'set' ? cellWords(cell.text, column?.type ?? null, t) : null
  return words ?? code(cell.text)
}
