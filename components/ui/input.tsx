'use client'
import type { ComponentProps } from 'react'
import { cn } from '@/lib/cn'
import { useFieldWiring } from './field-context'
import { inputStyle } from './input-style'

export function Input({ className, ...rest }: ComponentProps<'input'>) {
  return <input {...useFieldWiring()} className={cn(inputStyle, className)} {...rest} />
}
