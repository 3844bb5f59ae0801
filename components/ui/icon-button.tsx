import type { ComponentProps } from 'react'
import { cn } from '@/lib/cn'
import { type ButtonStyle, buttonStyle } from './button-style'

type Props = Omit<ComponentProps<'button'>, 'aria-label'> & ButtonStyle & { label: string }

/** A button that shows an icon only; `label` is its name. */
export function IconButton({ label, variant = 'quiet', size, className, type = 'button', ...rest }: Props) {
  const square = size === 'sm' ? 'w-6 px-0' : 'w-8 px-0'
  return (
    <button
      type={type}
      aria-label={label}
      title={label}
      className={cn(buttonStyle({ variant, size }), square, className)}
      {...rest}
    />
  )
}
