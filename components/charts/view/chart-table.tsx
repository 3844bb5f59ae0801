'use client'
import { ScrollBox } from '@/components/table/scroll-box'
import { bodyCell, headCell } from '@/components/table/table-style'
import { cn } from '@/lib/cn'
import type { ChartTable } from '../prepare/prepared-line'

/** The same figures as the plot, in the plot's height. */
export function ChartTableView({ title, table, height }: { title: string; table: ChartTable; height: number }) {
  return (
    <ScrollBox title={title} maxHeight={height} className="mx-0 px-0">
      <table className="w-full border-collapse">
        <caption className="sr-only">{title}</caption>
        <thead>
          <tr>
            {table.heads.map((head, index) => (
              <th key={head} scope="col" className={cn(headCell, 'sticky top-0 bg-surface', index > 0 && 'text-right')}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, number) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a prepared table never move
            <tr key={number}>
              {row.map((cell, index) => {
                const content = (
                  <>
                    {cell.text}
                    {cell.small && <span className="ml-1.5 font-normal text-text-3">{cell.small}</span>}
                  </>
                )
                const key = table.heads[index] ?? index
                return index === 0 ? (
                  <th key={key} scope="row" className={cn(bodyCell, 'font-medium')}>
                    {content}
                  </th>
                ) : (
                  <td key={key} className={cn(bodyCell, 'text-right')}>
                    {content}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}
