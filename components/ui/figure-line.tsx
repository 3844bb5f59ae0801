import type { ReactNode } from 'react'

/** The one large figure of a tile with its unit or words. */
export function FigureLine({ value, children }: { value: ReactNode; children?: ReactNode }) {
  return (
    <p className="text-figure">
      {value}
      {children && <span className="ml-1.5 font-normal text-body text-text-2 tracking-normal">{children}</span>}
    </p>
  )
}
