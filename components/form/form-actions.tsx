import type { ReactNode } from 'react'

/** The buttons of a form: the one that sends first. */
export function FormActions({ children }: { children: ReactNode }) {
  return <div className="mt-auto flex flex-wrap items-center gap-2 pt-2.5">{children}</div>
}
