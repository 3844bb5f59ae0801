import Link from 'next/link'
import type { ComponentProps } from 'react'
import { cn } from '@/lib/cn'
import { type ButtonStyle, buttonStyle } from './button-style'

export type ButtonLinkProps = ComponentProps<typeof Link> & ButtonStyle

export function ButtonLink({ variant, size, className, ...rest }: ButtonLinkProps) {
  return <Link className={cn(buttonStyle({ variant, size }), 'hover:brightness-106', className)} {...rest} />
}
