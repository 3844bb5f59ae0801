import type { ReactNode } from 'react'

export function Rows({ children }: { children: ReactNode }) {
  return <ul className="divide-y divide-border">{children}</ul>
}

type RowProps = { label: ReactNode; hint?: ReactNode; value?: ReactNode; valueHint?: ReactNode }

/** A line of a tile: words left, figure right, each with a small second line. */
export function Row({ label, hint, value, valueHint }: RowProps) {
  return (
    <li className="flex items-baseline gap-3 py-[5px]">
      <span className="min-w-0">
        {label}
        {hint && <span className="block text-small text-text-3">{hint}</span>}
      </span>
      <span className="ml-auto whitespace-nowrap text-right font-medium">
        {value}
        {valueHint && <span className="block font-normal text-small text-text-3">{valueHint}</span>}
      </span>
    </li>
  )
}
