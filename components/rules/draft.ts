export type DraftColumn = { id: string; name: string; role: 'input' | 'output' | 'note' }
export type DraftRow = { key: number; cells: Readonly<Record<string, string>> }
/** A decision table that is being written. `node`: its place among the nodes of the decision model. */
export type DraftTable = { node: number; name: string; columns: readonly DraftColumn[]; rows: readonly DraftRow[] }
export type Draft = { tables: readonly DraftTable[]; nextKey: number; changed: boolean }

/** A table of the decision model it starts from. */
export type EditableTable = Omit<DraftTable, 'rows'> & { rules: readonly Readonly<Record<string, string>>[] }

type Place = { table: number; key: number }
export type DraftAction =
  | (Place & { kind: 'cell'; column: string; text: string })
  /** `key` null: as the first row. */
  | { kind: 'add'; table: number; key: number | null }
  | (Place & { kind: 'remove' })
  | (Place & { kind: 'move'; by: -1 | 1 })

export const NOTE = '_description'
const ROW_ID = '_id'

export function draftOf(tables: readonly EditableTable[]): Draft {
  let nextKey = 0
  const drafted = tables.map(({ rules, ...table }) => ({
    ...table,
    rows: rules.map((cells) => ({ key: nextKey++, cells })),
  }))
  return { tables: drafted, nextKey, changed: false }
}

function freshId(rows: readonly DraftRow[], key: number): string {
  const used = new Set(rows.map(({ cells }) => cells[ROW_ID]))
  let id = `row-${key + 1}`
  while (used.has(id)) id += '-new'
  return id
}

function changedRows(rows: readonly DraftRow[], action: DraftAction, nextKey: number): readonly DraftRow[] {
  const at = rows.findIndex(({ key }) => key === action.key)
  if (action.kind === 'add') {
    const added = { key: nextKey, cells: { [ROW_ID]: freshId(rows, nextKey) } }
    return rows.toSpliced(at + 1, 0, added)
  }
  const row = rows[at]
  if (!row) return rows
  if (action.kind === 'remove') return rows.toSpliced(at, 1)
  if (action.kind === 'cell') {
    return rows.with(at, { ...row, cells: { ...row.cells, [action.column]: action.text } })
  }
  const to = at + action.by
  return to < 0 || to >= rows.length ? rows : rows.toSpliced(at, 1).toSpliced(to, 0, row)
}

/** The draft after one change; a new row takes `nextKey`. */
export function changeDraft(draft: Draft, action: DraftAction): Draft {
  const table = draft.tables[action.table]
  if (!table) return draft
  const rows = changedRows(table.rows, action, draft.nextKey)
  if (rows === table.rows) return draft
  return {
    tables: draft.tables.with(action.table, { ...table, rows }),
    nextKey: draft.nextKey + (action.kind === 'add' ? 1 : 0),
    changed: true,
  }
}

type RawNode = { content?: object }
export type RawRules = { nodes: readonly RawNode[] }

/** Every column has its cell: the engine passes over a row that lacks one. An empty note is left out. */
function ruleOf({ cells }: DraftRow, columns: readonly DraftColumn[]): Record<string, string> {
  const conditions = columns.filter(({ role }) => role !== 'note')
  const { [NOTE]: note = '', ...given } = cells
  const empty = Object.fromEntries(conditions.map(({ id }) => [id, '']))
  return { ...empty, ...given, ...(note !== '' && { [NOTE]: note }) }
}

/** The decision model with the tables as they are written now; all else stays. */
export function documentOf(raw: RawRules, { tables }: Draft): RawRules {
  const rulesOf = new Map(tables.map(({ node, rows, columns }) => [node, rows.map((row) => ruleOf(row, columns))]))
  return {
    ...raw,
    nodes: raw.nodes.map((node, at) => {
      const rules = rulesOf.get(at)
      return rules ? { ...node, content: { ...node.content, rules } } : node
    }),
  }
}
