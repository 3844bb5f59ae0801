import 'server-only'
import { createHash } from 'node:crypto'
import { canonicalJson } from '@/domain/audit/canonical-json'
import type { FrozenRecord } from '@/domain/promotions/evidence'
import type { FoundPromotion } from './read-promotions'

/** SHA-256 of the canonical text, hexadecimal. */
export const recordHash = (record: object): string => createHash('sha256').update(canonicalJson(record)).digest('hex')

/** What the hash of a stored promotion must cover, read off its columns as they are now. */
export function frozenRecord({ promotion, model, version, environment }: FoundPromotion): FrozenRecord {
  const { slug, kind } = environment
  const request = {
    model: model.slug,
    version: version.version,
    environment: { slug, kind },
    type: promotion.type,
    reason: promotion.reason,
    requesters: promotion.requesters,
  }
  return { request, policy: promotion.policy, evidence: promotion.evidence, gates: promotion.gates }
}
