import type { ComponentProps } from 'react'
import { cn } from '@/lib/cn'

/** A form whose fields stand under each other. */
export function FormStack({ className, ...rest }: ComponentProps<'form'>) {
  return <form className={cn('flex max-w-[560px] flex-col gap-3', className)} {...rest} />
}
