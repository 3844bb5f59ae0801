'use client'
import { Download } from 'lucide-react'
import { useMemo } from 'react'
import { fileName, saveCsv } from '@/components/table/save-file'
import { ScrollBox } from '@/components/table/scroll-box'
import { bodyCell, headCell } from '@/components/table/table-style'
import { Button } from '@/components/ui/button'
import { cn } from '@/lib/cn'
import { type ConfusionCell, type PreparedConfusion, prepareConfusion } from './prepare/prepare-confusion'
import type { ConfusionSpec } from './prepare/spec'
import type { ChartWords } from './prepare/words'
import { useChartWords } from './view/use-chart-words'

function CellView({ cell, word }: { cell: ConfusionCell; word: string }) {
  return (
    <td className={cn(bodyCell, 'relative h-13 pb-2 text-right')}>
      <span
        aria-hidden="true"
        className={cn('absolute right-2 bottom-1 h-1', cell.right ? 'bg-chart-1' : 'bg-chart-reference')}
        style={{ width: `calc(${Math.max(1, cell.weight * 100)}% - 8px)` }}
      />
      <span className="relative pr-2 font-medium">
        {cell.perThousand}
        <span className="block font-normal text-small text-text-2">{word}</span>
      </span>
    </td>
  )
}

type PartProps = { classes: readonly string[]; words: ChartWords }

function Heads({ classes, words: { t } }: PartProps) {
  return (
    <thead>
      <tr>
        <td className={headCell} />
        {classes.map((name) => (
          <th key={name} scope="col" className={cn(headCell, 'pr-2 text-right')}>
            {t('predictedColumn', { name })}
          </th>
        ))}
        <th scope="col" className={cn(headCell, 'pr-0 text-right')}>
          {t('total')}
        </th>
      </tr>
    </thead>
  )
}

function Totals({ figure, classes, words: { t } }: PartProps & { figure: PreparedConfusion }) {
  return (
    <tr>
      <th scope="row" className={cn(bodyCell, 'font-normal text-text-3')}>
        {t('total')}
      </th>
      {figure.totals.map((total, index) => (
        <td key={classes[index]} className={cn(bodyCell, 'pr-2 text-right text-text-3')}>
          {total}
        </td>
      ))}
      <td className={cn(bodyCell, 'pr-0 text-right text-text-3')}>{figure.rows.length > 0 ? '1,000' : '0'}</td>
    </tr>
  )
}

/** Actual by predicted, per 1,000 cases. Bars and words say the same as the figures. */
export function ConfusionFigure({ spec }: { spec: ConfusionSpec }) {
  const words = useChartWords()
  const { t } = words
  const figure = useMemo(() => prepareConfusion(spec, words), [spec, words])
  return (
    <figure aria-label={figure.sentence} className="min-w-0">
      <div className="mb-1 flex items-center gap-2 text-small text-text-3">
        <span className="mr-auto">
          {spec.cases ?? t('perThousand')} · n = {figure.n}
        </span>
        <Button
          variant="quiet"
          size="sm"
          className="no-print"
          onClick={() => saveCsv(fileName(spec.title), figure.csv)}
        >
          <Download size={14} aria-hidden="true" />
          {t('csv')}
        </Button>
      </div>
      <ScrollBox title={spec.title} className="mx-0 px-0">
        <table className="w-full border-separate border-spacing-x-1 border-spacing-y-0">
          <caption className="sr-only">{figure.sentence}</caption>
          <Heads classes={spec.classes} words={words} />
          <tbody>
            {figure.rows.map((row) => (
              <tr key={row.name}>
                <th scope="row" className={cn(bodyCell, 'font-medium')}>
                  {t('actualRow', { name: row.name })}
                </th>
                {row.cells.map((cell, index) => (
                  <CellView key={spec.classes[index]} cell={cell} word={t(cell.right ? 'right' : 'wrong')} />
                ))}
                <td className={cn(bodyCell, 'pr-0 text-right text-text-3')}>{row.total}</td>
              </tr>
            ))}
            <Totals figure={figure} classes={spec.classes} words={words} />
          </tbody>
        </table>
      </ScrollBox>
    </figure>
  )
}
