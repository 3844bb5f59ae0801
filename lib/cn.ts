import { type ClassValue, clsx } from 'clsx'
import { extendTailwindMerge } from 'tailwind-merge'

const merge = extendTailwindMerge({
  extend: {
    theme: {
      text: ['verdict', 'figure', 'lead', 'title', 'body', 'small', 'axis'],
      shadow: ['card', 'pop'],
      breakpoint: ['mid', 'wide'],
    },
  },
})

export function cn(...classes: ClassValue[]): string {
  return merge(clsx(classes))
}
