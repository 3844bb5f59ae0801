'use client'
import { cloneElement, type HTMLAttributes, type ReactElement, type ReactNode, type Ref, useRef } from 'react'
import { TipBox } from './tip-box'
import { useTip } from './use-tip'

type Anchor = HTMLAttributes<HTMLElement> & { ref?: Ref<HTMLElement> }
type Props = { text: ReactNode; children: ReactElement<Anchor> }

/** Words on hover and focus; `children` is one focusable element. */
export function Tooltip({ text, children }: Props) {
  const anchor = useRef<HTMLElement>(null)
  const tip = useTip()
  return (
    <>
      {cloneElement(children, { ref: anchor, ...tip.trigger })}
      {tip.open && (
        <TipBox id={tip.id} anchor={anchor} hover={tip.hover}>
          {text}
        </TipBox>
      )}
    </>
  )
}
