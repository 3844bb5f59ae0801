import type { ReactNode } from 'react'

export function KeyValues({ children }: { children: ReactNode }) {
  return <dl className="divide-y divide-border">{children}</dl>
}

export function KeyValue({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <div className="flex items-baseline gap-3 py-[5px]">
      <dt className="break-keep text-text-2">{label}</dt>
      <dd className="ml-auto min-w-0 break-words text-right font-medium">{children}</dd>
    </div>
  )
}
