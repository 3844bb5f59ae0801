import 'server-only'
import { hash } from 'node:crypto'
import { INVALID_CATEGORY, type PredictionRow } from '@/domain/predictions/check-prediction'

const NAMESPACE_BYTES = 16
/** Room for the longest id (200 characters) in UTF-8. */
const keyed = Buffer.alloc(NAMESPACE_BYTES + 1024)

/** UUIDv5 of (model, id) as 16 bytes: the same case for every version of the model and for its labels. */
export function caseKeyOf(namespace: Buffer, id: string): Buffer {
  namespace.copy(keyed)
  const length = NAMESPACE_BYTES + keyed.write(id, NAMESPACE_BYTES, 'utf8')
  const key = hash('sha1', keyed.subarray(0, length), 'buffer').subarray(0, 16)
  key[6] = ((key[6] as number) & 0x0f) | 0x50
  key[8] = ((key[8] as number) & 0x3f) | 0x80
  return key
}

/** A UUID as PostgreSQL reads it, without dashes. */
export const uuidText = (bytes: Buffer): string => bytes.toString('hex')

const SEPARATOR = '\u0001'
const MISSING = Number.NEGATIVE_INFINITY
let scratch = Buffer.alloc(1 << 14)

function textOf(row: PredictionRow): string {
  let text = `${row.at}\u0003${row.prediction}\u0003${row.predictionValue}\u0003${row.score}\u0003${row.latencyMs}\u0003${row.error}\u0003${row.entity}\u0003${row.amount}\u0003${row.oddText}`
  for (const category of row.categories) text += SEPARATOR + (category === INVALID_CATEGORY ? '\u0002' : category)
  for (const segment of row.segments) text += SEPARATOR + segment
  return row.exposure === null ? text : text + JSON.stringify(row.exposure)
}

/** 16 bytes that two rows share only when their bodies say the same. */
export function bodyDigest(row: PredictionRow): Buffer {
  const text = textOf(row)
  const head = row.numeric.length * 8
  if (scratch.length < head + text.length * 3) scratch = Buffer.alloc((head + text.length * 3) * 2)
  for (let i = 0; i < row.numeric.length; i++) scratch.writeDoubleLE(row.numeric[i] ?? MISSING, i * 8)
  const length = head + scratch.write(text, head, 'utf8')
  return hash('md5', scratch.subarray(0, length), 'buffer')
}
