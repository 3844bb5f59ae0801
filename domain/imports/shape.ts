import type { ImportKind } from './table-columns'

const IMPORT_STATES = ['queued', 'running', 'done', 'failed'] as const
export type ImportState = (typeof IMPORT_STATES)[number]
export type ImportError = { code: string; detail: string; line?: number }

/** The public shape of an import; received = accepted + duplicates + rejected. */
export type ImportShape = {
  id: string
  kind: ImportKind
  state: ImportState
  received: number
  accepted: number
  duplicates: number
  flagged: number
  rejected: number
  ignoredColumns: string[]
  rejectedUrl?: string
  error?: ImportError
}
