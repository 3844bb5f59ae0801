'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useFormat } from '@/lib/i18n/use-format'

type Options = { kinds: readonly string[]; maxBytes: number; onFile: (file: File) => void }

/** Takes a chosen file if its kind and size fit, else says why not. */
export function useFileCheck({ kinds, maxBytes, onFile }: Options) {
  const t = useTranslations('common')
  const format = useFormat()
  const [problem, setProblem] = useState<string | null>(null)
  const take = (file: File | undefined) => {
    if (!file) return
    const { name, size } = file
    if (!kinds.some((kind) => name.toLowerCase().endsWith(kind))) {
      return setProblem(t('fileWrongKind', { name, kinds: kinds.join(', ') }))
    }
    if (size > maxBytes) {
      return setProblem(t('fileTooLarge', { name, size: format.bytes(size), limit: format.bytes(maxBytes) }))
    }
    setProblem(null)
    onFile(file)
  }
  return { problem, take }
}
