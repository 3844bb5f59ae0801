'use client'
import { Upload, X } from 'lucide-react'
import { useId, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { useFormat } from '@/lib/i18n/use-format'
import { DropBox } from './drop-box'
import { IconButton } from './icon-button'
import { useFileCheck } from './use-file-check'

type Props = {
  name: string
  label: string
  /** Endings with dot: ['.csv', '.parquet']. */
  kinds: readonly string[]
  maxBytes: number
  file: File | null
  onFile: (file: File | null) => void
}

function Words({ id, file, list, limit }: { id: string; file: File | null; list: string; limit: string }) {
  const t = useTranslations('common')
  const format = useFormat()
  return (
    <>
      <Upload size={16} aria-hidden="true" className="text-text-3" />
      <span className="text-text-2">
        {file ? t('fileChosen', { name: file.name, size: format.bytes(file.size) }) : t('dropFile')}
      </span>
      <span id={`${id}-hint`} className="text-small text-text-3">
        {t('fileKinds', { kinds: list, limit })}
      </span>
    </>
  )
}

/** Drop a file or choose one; the input itself stays reachable by keyboard. */
export function FileDrop({ name, label, kinds, maxBytes, file, onFile }: Props) {
  const t = useTranslations('common')
  const format = useFormat()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const list = kinds.join(', ')
  const limit = format.bytes(maxBytes)
  const { problem, take } = useFileCheck({ kinds, maxBytes, onFile })
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
      <DropBox onDrop={take}>
        <Words id={id} file={file} list={list} limit={limit} />
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
      </DropBox>
      <p id={`${id}-problem`} role="alert" className="mt-1 text-bad-text text-small empty:hidden">
        {problem}
      </p>
    </div>
  )
}
