import type { ReactNode } from 'react'

export type Fact = { label: ReactNode; value: ReactNode; hint?: ReactNode }

/** Up to six facts side by side, divided by hairlines; two or three to a row where it is narrow. Labels are as high as a definition. */
export function FactStrip({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="grid grid-cols-2 gap-x-4 gap-y-3 md:grid-cols-3 wide:auto-cols-fr wide:grid-flow-col wide:grid-cols-none wide:gap-x-0">
      {facts.map((fact, index) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: the order of facts is fixed
          key={index}
          className="min-w-0 wide:border-border wide:border-l wide:px-4 wide:first:border-l-0 wide:first:pl-0"
        >
          <dt className="flex min-h-6 items-center text-small text-text-3">{fact.label}</dt>
          <dd className="flex items-center gap-1.5 font-medium">{fact.value}</dd>
          {fact.hint && <dd className="text-small text-text-2">{fact.hint}</dd>}
        </div>
      ))}
    </dl>
  )
}
