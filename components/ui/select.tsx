'use client'
import { ChevronDown } from 'lucide-react'
import type { ComponentProps } from 'react'
import { cn } from '@/lib/cn'
import { useFieldWiring } from './field-context'
import { inputStyle } from './input-style'

export type SelectOption = { value: string; label: string; disabled?: boolean }
type Props = ComponentProps<'select'> & { options?: readonly SelectOption[] }

/** The native control: keyboard, search by typing and touch come with it. */
export function Select({ options, className, children, ...rest }: Props) {
  return (
    <span className={cn('relative block min-w-0', className)}>
      <select {...useFieldWiring()} className={cn(inputStyle, 'appearance-none truncate pr-7')} {...rest}>
        {options?.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
        {children}
      </select>
      <ChevronDown
        size={14}
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 right-2 -translate-y-1/2 text-text-3"
      />
    </span>
  )
}
