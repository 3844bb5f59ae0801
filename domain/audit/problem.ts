/** What the verification of the audit chain can find. */
export const AUDIT_PROBLEMS = [
  /** The record's content does not have the hash that is stored with it. */
  'changed',
  /** A sequence number has no record. */
  'missing',
  /** The record does not follow the one before it. */
  'reordered',
  /** The chain ends before its head. */
  'truncated',
  /** There is a record outside the chain. */
  'inserted',
  /** The head does not name the last record, or there is none. */
  'head',
  /** The chain does not go through a head noted down earlier. */
  'checkpoint',
] as const
export type AuditProblemKind = (typeof AUDIT_PROBLEMS)[number]
/** `until`: the last record of a stretch that is missing. */
export type AuditProblem = { seq: number; until?: number; kind: AuditProblemKind; detail: string }
