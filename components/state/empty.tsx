import type { ReactNode } from 'react'
import { StateBlock } from './block'

type Props = {
  /** "No labels yet" */
  title: string
  /** What appears here and how it comes about. */
  text: ReactNode
  /** The exact next step, such as a CodeBlock with the call to make. */
  step?: ReactNode
  action?: ReactNode
}

export function Empty({ title, text, step, action }: Props) {
  return (
    <StateBlock title={title} action={action}>
      <p className="max-w-[80ch] text-text-2">{text}</p>
      {step}
    </StateBlock>
  )
}
