import 'server-only'
import { publicOrigin } from './auth-settings'
import type { IssuedToken } from './one-time-token'

export type Invitation = { token: string; path: string; url: string | null; expiresAt: string }

/** The link to hand over. `url` is null when the installation does not know its own address (PLUMBLINE_URL). */
export function invitationOf({ token, expiresAt }: IssuedToken): Invitation {
  const path = `/invite?token=${token}`
  const origin = publicOrigin()
  return { token, path, url: origin === null ? null : origin + path, expiresAt: expiresAt.toISOString() }
}
