import type { ReactNode } from 'react'

type Props = {
  title: ReactNode
  children?: ReactNode
  action?: ReactNode
  /** Reserved height in px, the same in every state. */
  minHeight?: number | undefined
  role?: 'alert'
}

/** What all states share: a strong line, its explanation, and at the foot the next step. */
export function StateBlock({ title, children, action, minHeight, role }: Props) {
  return (
    <div role={role} className="flex flex-col gap-1.5 py-1" style={{ minHeight }}>
      <p className="font-medium">{title}</p>
      {children}
      {action && <div className="mt-auto flex flex-wrap items-center gap-2 pt-2.5">{action}</div>}
    </div>
  )
}
