'use client'
import { Check } from 'lucide-react'
import { type ComponentProps, type ReactNode, useId } from 'react'

type Props = Omit<ComponentProps<'input'>, 'type'> & { label: ReactNode; hint?: ReactNode }

export function Checkbox({ label, hint, id, ...rest }: Props) {
  const own = useId()
  const name = id ?? own
  return (
    <div className="flex items-start gap-2">
      <span className="relative size-6 shrink-0">
        <input
          {...rest}
          type="checkbox"
          id={name}
          aria-describedby={hint ? `${name}-hint` : undefined}
          className="peer absolute inset-0 size-6 cursor-pointer appearance-none rounded-sm disabled:cursor-not-allowed"
        />
        <span
          aria-hidden="true"
          className="pointer-events-none absolute inset-1 rounded-[3px] border border-border-strong bg-surface peer-checked:border-accent peer-checked:bg-accent peer-disabled:border-border peer-disabled:bg-sunken"
        />
        <Check
          size={12}
          strokeWidth={3}
          aria-hidden="true"
          className="pointer-events-none invisible absolute inset-1.5 text-on-accent peer-checked:visible peer-disabled:text-text-3"
        />
      </span>
      <div className="min-w-0 py-0.5">
        <label htmlFor={name} className="block">
          {label}
        </label>
        {hint && (
          <p id={`${name}-hint`} className="text-small text-text-3">
            {hint}
          </p>
        )}
      </div>
    </div>
  )
}
