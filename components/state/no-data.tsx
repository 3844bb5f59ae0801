import type { ReactNode } from 'react'
import { StateBlock } from './block'

type Props = {
  title: string /** Why there is none; never an empty chart. */
  reason: ReactNode
  action?: ReactNode
  height?: number
}

export function NoData({ title, reason, action, height }: Props) {
  return (
    <StateBlock title={title} action={action} minHeight={height}>
      <p className="max-w-[80ch] text-text-2">{reason}</p>
    </StateBlock>
  )
}
