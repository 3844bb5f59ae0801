'use client'
import { type ComponentProps, type ReactNode, useId } from 'react'

type Props = Omit<ComponentProps<'input'>, 'type'> & { label: ReactNode; hint?: ReactNode }

export function Checkbox({ label, hint, id, ...rest }: Props) {
  const own = useId()
  const name = id ?? own
  return (
    <div className="flex items-start gap-2">
      <input
        {...rest}
        type="checkbox"
        id={name}
        aria-describedby={hint ? `${name}-hint` : undefined}
        className="m-1 size-4 shrink-0 accent-accent"
      />
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
