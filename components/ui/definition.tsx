'use client'
import { Tooltip as Radix } from 'radix-ui'
import { type ReactNode, useState } from 'react'
import { tooltipBox } from './tooltip'

/** A word with its definition on hover, focus and tap. */
export function Definition({ text, children }: { text: ReactNode; children: ReactNode }) {
  const [open, setOpen] = useState(false)
  return (
    <Radix.Provider delayDuration={200}>
      <Radix.Root open={open} onOpenChange={setOpen}>
        <Radix.Trigger asChild>
          <button
            type="button"
            onClick={(event) => {
              event.preventDefault()
              setOpen(true)
            }}
            className="min-h-6 cursor-help rounded-sm text-inherit underline decoration-border-strong decoration-dotted underline-offset-4"
          >
            {children}
          </button>
        </Radix.Trigger>
        <Radix.Portal>
          <Radix.Content sideOffset={4} collisionPadding={8} className={tooltipBox}>
            {text}
          </Radix.Content>
        </Radix.Portal>
      </Radix.Root>
    </Radix.Provider>
  )
}
