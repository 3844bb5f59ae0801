import type { ReactNode } from 'react'
import { cn } from '@/lib/cn'
import { ScrollBox } from './scroll-box'
import { bodyCell, headCell } from './table-style'

type Props = {
  title: string
  heads: readonly { text: string; number?: boolean; secondary?: boolean }[]
  rows: readonly { key: string; cells: readonly ReactNode[] }[]
}

/** A small still table: no sort, no tools. */
export function SimpleTable({ title, heads, rows }: Props) {
  const look = (index: number) =>
    cn(heads[index]?.number && 'text-right', heads[index]?.secondary && 'max-md:hidden', 'last:pr-0')
  return (
    <ScrollBox title={title}>
      <table className="w-full border-collapse">
        <caption className="sr-only">{title}</caption>
        <thead>
          <tr>
            {heads.map((head, index) => (
              <th key={head.text} scope="col" className={cn(headCell, look(index))}>
                {head.text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              {row.cells.map((cell, index) =>
                index === 0 ? (
                  <th key={heads[index]?.text} scope="row" className={cn(bodyCell, 'font-medium', look(index))}>
                    {cell}
                  </th>
                ) : (
                  <td key={heads[index]?.text ?? index} className={cn(bodyCell, look(index))}>
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}
