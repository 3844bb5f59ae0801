import type { ReactNode } from 'react'

export type VerdictProps = {
  /** One sentence: state, size, cause. The only h1 of the screen. */
  sentence: ReactNode
  why?: ReactNode
  /** Window, zone, n, definition. */
  scope?: ReactNode
  actions?: ReactNode
}

export function Verdict({ sentence, why, scope, actions }: VerdictProps) {
  return (
    <div className="mb-4 grid items-start gap-x-6 gap-y-1 wide:grid-cols-[minmax(0,1fr)_auto]">
      <h1 className="col-start-1 max-w-[92ch] text-balance text-verdict max-md:text-[18px]/[26px]">{sentence}</h1>
      {why && <p className="col-start-1 max-w-[136ch] text-pretty text-text-2">{why}</p>}
      {scope && <p className="col-start-1 mt-0.5 text-small text-text-3">{scope}</p>}
      {actions && (
        <div className="no-print mt-2 flex flex-wrap items-center gap-2 wide:col-start-2 wide:row-span-3 wide:row-start-1 wide:mt-0">
          {actions}
        </div>
      )}
    </div>
  )
}
