'use client'
import type { ReactNode } from 'react'
import { type RowPlace, rowId, useRowTarget } from './row-target'

/** Goes to a row of a decision table, wherever it is shown. */
export function RowLink({ place, children }: { place: RowPlace; children: ReactNode }) {
  const { show } = useRowTarget()
  return (
    <a
      href={`#${rowId(place)}`}
      className="inline-flex min-h-6 items-center"
      onClick={(event) => {
        event.preventDefault()
        show(place)
      }}
    >
      {children}
    </a>
  )
}
