'use client'
import { useState } from 'react'
import { Select } from '@/components/ui/select'

type Props = {
  value: string | null
  columns: readonly string[]
  /** Words for no column; null where one must be chosen. */
  none: string | null
  onChange: (column: string | null) => void
}

/** Up to here every list is written out at once; wider files get theirs when it is opened. */
const WRITTEN_OUT = 60

/** One column of the file. The empty choice can be no name of a column: those are never empty. */
export function ColumnSelect({ value, columns, none, onChange }: Props) {
  const [opened, setOpened] = useState(columns.length <= WRITTEN_OUT)
  const own = value === null ? [] : [value]
  const names = opened ? (value === null || columns.includes(value) ? columns : [value, ...columns]) : own
  return (
    <Select
      value={value ?? ''}
      onFocus={() => setOpened(true)}
      onPointerEnter={() => setOpened(true)}
      onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
      options={[
        ...(none === null && value !== null ? [] : [{ value: '', label: none ?? '–' }]),
        ...names.map((name) => ({ value: name, label: name })),
      ]}
    />
  )
}
