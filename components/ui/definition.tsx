'use client'
import { type ReactNode, useRef } from 'react'
import { TipBox } from './tip-box'
import { useTip } from './use-tip'

/** A word with its definition on hover, focus and tap. */
export function Definition({ text, children }: { text: ReactNode; children: ReactNode }) {
  const anchor = useRef<HTMLButtonElement>(null)
  const tip = useTip()
  return (
    <>
      <button
        ref={anchor}
        type="button"
        {...tip.trigger}
        onClick={tip.show}
        className="min-h-6 cursor-help rounded-sm text-inherit underline decoration-border-strong decoration-dotted underline-offset-4"
      >
        {children}
      </button>
      {tip.open && (
        <TipBox id={tip.id} anchor={anchor} hover={tip.hover}>
          {text}
        </TipBox>
      )}
    </>
  )
}
