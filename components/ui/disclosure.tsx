import type { ReactNode } from 'react'

/** Folded detail. */
export function Disclosure({ summary, children, open }: { summary: ReactNode; children: ReactNode; open?: boolean }) {
  return (
    <details open={open}>
      <summary className="min-h-6 py-1 text-text-2">{summary}</summary>
      {children}
    </details>
  )
}
