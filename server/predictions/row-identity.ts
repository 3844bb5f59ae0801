import 'server-only'
import { hash } from 'node:crypto'
import { INVALID_CATEGORY, type PredictionRow } from '@/domain/predictions/check-prediction'

/** UUIDv5 of (model, id) as 16 bytes: the same case for every version of the model and for its labels. */
export function caseKeyOf(namespace: Buffer, id: string): Buffer {
  const key = hash('sha1', Buffer.concat([namespace, Buffer.from(id, 'utf8')]), 'buffer').subarray(0, 16)
  key[6] = ((key[6] as number) & 0x0f) | 0x50
  key[8] = ((key[8] as number) & 0x3f) | 0x80
  return key
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))
const DASH_BEFORE = new Set([4, 6, 8, 10])

export function uuidText(bytes: Uint8Array): string {
  let text = ''
  for (let i = 0; i < 16; i++) text += (DASH_BEFORE.has(i) ? '-' : '') + HEX[bytes[i] as number]
  return text
}

const SEPARATOR = '\u0001'

/** 16 bytes that two rows share only when their bodies say the same. */
export function bodyDigest(row: PredictionRow): Buffer {
  const text = [
    row.at,
    row.numeric.join(','),
    row.categories.map((category) => (category === INVALID_CATEGORY ? '\u0002' : category)).join(SEPARATOR),
    row.prediction,
    row.predictionValue,
    row.score,
    row.latencyMs,
    row.error,
    row.entity,
    row.segments.join(SEPARATOR),
    row.amount,
    row.exposure === null ? '' : JSON.stringify(row.exposure),
    row.oddText,
  ].join('\u0003')
  return hash('md5', text, 'buffer')
}
