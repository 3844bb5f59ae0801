'use client'
import { cn } from '@/lib/cn'

const segmentBox = 'inline-flex w-fit rounded-md border border-border bg-sunken p-px'
const segmentItem =
  'inline-flex h-6 items-center rounded-[5px] px-2.5 font-medium text-small text-text-2 hover:no-underline'
const segmentOn = 'bg-surface text-text shadow-[0_0_0_1px_var(--border)]'

type Props<Value extends string> = {
  label: string
  options: readonly { value: Value; label: string }[]
  value: Value
  onChange: (value: Value) => void
}

/** One of few ways to look at the same thing. */
export function Segmented<Value extends string>({ label, options, value, onChange }: Props<Value>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be an inline box
    <div role="group" aria-label={label} className={segmentBox}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
          className={cn(segmentItem, option.value === value && segmentOn)}
        >
          {option.label}
        </button>
      ))}
    </div>
  )
}
