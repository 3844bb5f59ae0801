import type { ComponentProps } from 'react'
import { cn } from '@/lib/cn'
import { type ButtonStyle, buttonStyle } from './button-style'

export type ButtonProps = ComponentProps<'button'> & ButtonStyle

/** One primary per screen. The words name object and effect: "Approve v2". */
export function Button({ variant, size, className, type = 'button', ...rest }: ButtonProps) {
  return <button type={type} className={cn(buttonStyle({ variant, size }), className)} {...rest} />
}
