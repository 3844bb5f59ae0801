import type { ReactNode } from 'react'

/** Twelve columns, 16 apart; tiles of a row share their height. */
export function Grid({ children }: { children: ReactNode }) {
  return <div className="grid grid-cols-1 items-stretch gap-3 md:grid-cols-12 md:gap-4">{children}</div>
}
