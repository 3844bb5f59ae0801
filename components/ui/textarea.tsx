'use client'
import type { ComponentProps } from 'react'
import { cn } from '@/lib/cn'
import { useFieldWiring } from './field-context'
import { inputStyle } from './input-style'

export function Textarea({ className, rows = 4, ...rest }: ComponentProps<'textarea'>) {
  const wiring = useFieldWiring()
  return (
    <textarea {...wiring} rows={rows} className={cn(inputStyle, 'block h-auto resize-y py-1.5', className)} {...rest} />
  )
}
