import 'server-only'
import type { RejectedRow } from '@/domain/predictions/batch'
import type { TableRow } from '@/server/tables/table'
import type { BatchOutcome, RowRejection } from './write-batch'

type ReadableRow = TableRow & { problem: null }
/** The rows of a batch that could be read, and everything refused before writing. */
export type Judged = { rows: ReadableRow[]; rejections: RowRejection[] }
type Refusal = Pick<RejectedRow, 'index' | 'id' | 'code' | 'pointer' | 'detail'>

function rejectionOf(rows: readonly ReadableRow[], { index, ...refusal }: Refusal): RowRejection[] {
  const at = rows[index]
  if (!at) return []
  const { id, code, pointer, detail } = refusal
  return [{ row: at.row, line: at.line, id, code, pointer, detail }]
}

/** Sets unreadable rows apart and has the others checked; `check` answers refusals by the row's place in its list. */
export function judge(rows: readonly TableRow[], check: (raw: unknown[]) => RejectedRow[]): Judged {
  const readable = rows.filter((row): row is ReadableRow => row.problem === null)
  const unreadable = rows.flatMap((row): RowRejection[] =>
    row.problem === null ? [] : [{ row: row.row, line: row.line, id: row.id, ...row.problem }],
  )
  const refused = check(readable.map((row) => row.raw)).flatMap((refusal) => rejectionOf(readable, refusal))
  return { rows: readable, rejections: [...unreadable, ...refused] }
}

export function outcomeOf(
  judged: Judged,
  fates: readonly { fate: 'accepted' | 'duplicate' | 'id_conflict'; flagged: boolean }[],
  conflicts: readonly Refusal[],
): BatchOutcome {
  const found = conflicts.flatMap((conflict) => rejectionOf(judged.rows, conflict))
  return {
    accepted: fates.filter(({ fate }) => fate === 'accepted').length,
    duplicates: fates.filter(({ fate }) => fate === 'duplicate').length,
    flagged: fates.filter(({ flagged }) => flagged).length,
    rejections: [...judged.rejections, ...found].sort((a, b) => a.row - b.row),
  }
}
