import { DAY_MS } from '@/domain/time/windows'
import type { Format } from '@/lib/format'
import type { AreaTranslator } from '@/lib/i18n/translator'
import type { createKey } from '@/server/access/create-key'
import type { listKeys } from '@/server/access/list-keys'

export type KeysPage = Awaited<ReturnType<(typeof listKeys)['execute']>>
export type KeyItem = KeysPage['items'][number]
export type NewKey = Awaited<ReturnType<(typeof createKey)['execute']>>['item']

const SOON_MS = 14 * DAY_MS

export function expiresSoon(key: Pick<KeyItem, 'status' | 'expiresAt'>, now: number): boolean {
  return key.status === 'active' && key.expiresAt !== null && Date.parse(key.expiresAt) - now < SOON_MS
}

type Given = { keys: readonly KeyItem[]; now: number; t: AreaTranslator<'keys'>; format: Format }

/** How many keys work, and how many of them end soon. */
export function prepareKeys({ keys, now, t, format }: Given): string {
  const active = keys.filter(({ status }) => status === 'active').length
  const soon = keys.filter((key) => expiresSoon(key, now)).length
  return t('sentence', { active, activeText: format.count(active), soon })
}

/** Where a key counts, in words. */
export function bindingWords(key: KeyItem, nameOf: (slug: string) => string, t: AreaTranslator<'keys'>): string {
  if (key.useCases !== null) return key.useCases.map(nameOf).join(', ')
  return key.owner === null ? t('everywhereInstallation') : t('everywhere')
}

/** A harmless call that each scope may make. */
export function tryCommand(origin: string, key: string, scopes: readonly string[]): string {
  const path = scopes.some((scope) => scope !== 'ingest') ? '/api/v1/models' : '/api/v1/imports'
  return [`curl -sS '${origin}${path}' \\`, `  -H 'Authorization: Bearer ${key}'`].join('\n')
}
