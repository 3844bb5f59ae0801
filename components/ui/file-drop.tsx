'use client'
import { Upload, X } from 'lucide-react'
import { type DragEvent, useId, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { cn } from '@/lib/cn'
import { useFormat } from '@/lib/i18n/use-format'
import { IconButton } from './icon-button'

type Props = {
  name: string
  label: string
  /** Endings with dot: ['.csv', '.parquet']. */
  kinds: readonly string[]
  maxBytes: number
  file: File | null
  onFile: (file: File | null) => void
}

/** Drop a file or choose one; the input itself stays reachable by keyboard. */
export function FileDrop({ name, label, kinds, maxBytes, file, onFile }: Props) {
  const t = useTranslations('common')
  const format = useFormat()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const list = kinds.join(', ')
  const limit = format.bytes(maxBytes)
  const take = (chosen: File | undefined) => {
    if (!chosen) return
    const known = kinds.some((kind) => chosen.name.toLowerCase().endsWith(kind))
    if (!known) return setProblem(t('fileWrongKind', { name: chosen.name, kinds: list }))
    if (chosen.size > maxBytes) {
      return setProblem(t('fileTooLarge', { name: chosen.name, size: format.bytes(chosen.size), limit }))
    }
    setProblem(null)
    onFile(chosen)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files[0])
  }
  const clear = () => {
    if (input.current) input.current.value = ''
    onFile(null)
    input.current?.focus()
  }
  return (
    <div>
      <p className="mb-1 font-medium" id={`${id}-label`}>
        {label}
      </p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra way, the input inside does the same */}
      <div
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={cn(
          'relative flex min-h-24 flex-col items-center justify-center gap-1 rounded-lg border border-border-strong border-dashed bg-bg px-4 py-3 text-center has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2',
          over && 'border-accent bg-accent-tint',
        )}
      >
        <Upload size={16} aria-hidden="true" className="text-text-3" />
        <span className="text-text-2">
          {file ? t('fileChosen', { name: file.name, size: format.bytes(file.size) }) : t('dropFile')}
        </span>
        <span id={`${id}-hint`} className="text-small text-text-3">
          {t('fileKinds', { kinds: list, limit })}
        </span>
        <input
          ref={input}
          type="file"
          name={name}
          accept={list}
          aria-labelledby={`${id}-label`}
          aria-describedby={`${id}-hint ${id}-problem`}
          onChange={(event) => take(event.target.files?.[0])}
          className="absolute inset-0 cursor-pointer opacity-0"
        />
        {file && (
          <IconButton label={t('removeFile', { name: file.name })} onClick={clear} className="absolute top-1 right-1">
            <X size={14} aria-hidden="true" />
          </IconButton>
        )}
      </div>
      <p id={`${id}-problem`} role="alert" className="mt-1 text-bad-text text-small empty:hidden">
        {problem}
      </p>
    </div>
  )
}
