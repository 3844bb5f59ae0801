import type { z } from 'zod'
import type { createKeyInput } from '@/domain/access/input'
import { KEY_SCOPES } from '@/domain/access/permissions'
import { DAY_MS } from '@/domain/time/windows'

export const EXPIRY_DAYS = [30, 90, 180, 365] as const
export const NEVER = 'never'

type Input = z.input<typeof createKeyInput>
type Read = { ok: true; input: Input } | { ok: false; missing: 'scopes' | 'useCases' }

/** What the form of a new key says; `now` in milliseconds. */
export function readKeyForm(form: FormData, useCases: readonly { slug: string }[], now: number): Read {
  const scopes = KEY_SCOPES.filter((scope) => form.get(`scope.${scope}`) === 'on')
  if (scopes.length === 0) return { ok: false, missing: 'scopes' }
  const bound = form.get('binding') === 'some'
  const chosen = useCases.map(({ slug }) => slug).filter((slug) => form.get(`useCase.${slug}`) === 'on')
  if (bound && chosen.length === 0) return { ok: false, missing: 'useCases' }
  const days = form.get('expiry')
  return {
    ok: true,
    input: {
      name: String(form.get('name') ?? ''),
      scopes,
      useCases: bound ? chosen : null,
      owner: form.get('owner') === 'installation' ? 'installation' : 'self',
      expiresAt: days === NEVER ? null : new Date(now + Number(days) * DAY_MS).toISOString(),
    },
  }
}
