import Link from 'next/link'
import { Row } from '@/components/ui/rows'
import { MarkChip } from './mark-chip'
import type { StoryRow } from './story'

function Label({ row }: { row: StoryRow }) {
  const text = row.code ? <code className="break-words">{row.label}</code> : row.label
  return row.href ? <Link href={row.href}>{text}</Link> : text
}

/** Words left; figure, verdict or both right. */
export function StoryRowView({ row }: { row: StoryRow }) {
  const { value, valueHint, mark, hint } = row
  const small = mark && value !== undefined ? <MarkChip mark={mark} /> : valueHint
  return (
    <Row
      label={<Label row={row} />}
      hint={hint}
      value={value ?? (mark && <MarkChip mark={mark} />)}
      valueHint={
        mark && value !== undefined && valueHint ? (
          <>
            {valueHint} <MarkChip mark={mark} />
          </>
        ) : (
          small
        )
      }
    />
  )
}
