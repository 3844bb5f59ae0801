import {
  KEY_SCOPES,
  PERMISSIONS,
  type Permission,
  ROLE_PERMISSIONS,
  SCOPE_PERMISSIONS,
} from '@/domain/access/permissions'
import { ROLES } from '@/domain/access/roles'
import type { api } from '../fixtures/api'
import type { People, Person } from '../fixtures/seed'
import { signInByHttp } from '../fixtures/session'
import type { Expectation, Line } from './expectations'

export type Principal = {
  name: string
  kind: 'nobody' | 'person' | 'key'
  headers: Record<string, string>
  holds: readonly Permission[]
  /** Where: everywhere, or only in the use case "other". */
  where: 'everywhere' | 'other'
}

type Call = ReturnType<typeof api>
type Made = { id: string; key: string }

async function person(url: string, name: string, who: Person): Promise<Principal> {
  const headers = { cookie: await signInByHttp(url, who), origin: url }
  return { name, kind: 'person', headers, holds: [], where: 'everywhere' }
}

async function key(call: Call, name: string, body: Record<string, unknown>): Promise<Principal> {
  const made = await call<Made>('POST', '/keys', { name, owner: 'installation', ...body })
  if (made.status !== 201) throw new Error(`${made.status} ${JSON.stringify(made.body)}`)
  const headers = { authorization: `Bearer ${made.body.key}` }
  return { name, kind: 'key', headers, holds: [], where: 'everywhere' }
}

async function disabledPerson(url: string, call: Call): Promise<Principal> {
  const who = { email: 'gone@example.com', password: 'correct horse gone 42' }
  const made = await call<Made>('POST', '/members', { ...who, name: 'Gone', roles: ['admin'] })
  const signedIn = await person(url, 'disabled', who)
  await call('PATCH', `/members/${made.body.id}`, { status: 'disabled' })
  return { ...signedIn, kind: 'nobody' }
}

/** Everybody who can ask: nobody, a person of each role, one who is disabled, one from elsewhere, a key of each scope and one bound elsewhere. */
export async function createPrincipals(url: string, call: Call, people: People): Promise<Principal[]> {
  const principals: Principal[] = [{ name: 'anonymous', kind: 'nobody', headers: {}, holds: [], where: 'everywhere' }]
  for (const role of ROLES) {
    principals.push({ ...(await person(url, role, people[role])), holds: ROLE_PERMISSIONS[role] })
  }
  for (const scope of KEY_SCOPES) {
    principals.push({ ...(await key(call, `key:${scope}`, { scopes: [scope] })), holds: SCOPE_PERMISSIONS[scope] })
  }
  const bound = await key(call, 'key of another use case', { scopes: ['admin'], useCases: ['other'] })
  const outsider = await person(url, 'person of another use case', people.outsider)
  principals.push({ ...bound, holds: PERMISSIONS, where: 'other' })
  principals.push({ ...outsider, holds: ROLE_PERMISSIONS.data_scientist, where: 'other' })
  principals.push(await disabledPerson(url, call))
  return principals
}

/** What must become of it; `missing`: as if the object did not exist. */
export function verdictFor(
  who: Principal,
  asked: Line,
  { need, about, persons }: Expectation,
): 'allow' | 'deny' | 'missing' {
  if (need === 'public') return 'allow'
  if (!who.holds.includes(need)) return 'deny'
  if (who.kind === 'key' && (persons || asked.kind === 'page')) return 'deny'
  if (who.where === 'everywhere' || about === 'self' || about === 'list') return 'allow'
  return about === 'installation' ? 'deny' : 'missing'
}
