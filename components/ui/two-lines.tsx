import type { ReactNode } from 'react'

/** A figure of a table with something small below it: its interval, what it is over. */
export function TwoLines({ value, small }: { value: ReactNode; small?: ReactNode }) {
  return (
    <span className="block py-1">
      {value}
      {small && <span className="block text-small text-text-3">{small}</span>}
    </span>
  )
}
