import 'server-only'
import { createHash } from 'node:crypto'
import { type Category, INVALID_CATEGORY, type PredictionRow } from '@/domain/predictions/check-prediction'
import { bodyDigest, caseKeyOf, uuidText } from './row-identity'
import type { VersionState } from './version-state'

/** A checked row with its identity; what happens to it is decided in the transaction. */
export type PreparedRow = {
  row: PredictionRow
  caseKey: Buffer
  caseText: string
  digest: Buffer
}

const hashed = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16)

function applyStores(row: PredictionRow, state: VersionState): void {
  for (const slot of state.spec.slots.values()) {
    const { store } = slot.definition
    if (store !== 'hashed' || slot.kind !== 'category') continue
    const value: Category | undefined = row.categories[slot.index]
    if (typeof value === 'string') row.categories[slot.index] = hashed(value)
    else if (value === INVALID_CATEGORY) row.categories[slot.index] = null
  }
}

export function prepareRow(row: PredictionRow, state: VersionState): PreparedRow {
  applyStores(row, state)
  const caseKey = caseKeyOf(state.namespace, row.id)
  return { row, caseKey, caseText: uuidText(caseKey), digest: bodyDigest(row) }
}
