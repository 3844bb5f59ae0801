import type { ReactNode } from 'react'

/** A group of inputs under one name. */
export function Fieldset({ legend, hint, children }: { legend: string; hint?: string; children: ReactNode }) {
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="mb-1 font-medium">{legend}</legend>
      {hint && <p className="text-small text-text-3">{hint}</p>}
      {children}
    </fieldset>
  )
}
