import type { Role } from './roles'

/** Every right of the product. Commands, queries, routes and navigation all refer to these. */
export const PERMISSIONS = [
  'self:use',
  'use_case:read',
  'use_case:write',
  'kpi:write',
  'kpi:push',
  'model:read',
  'model:write',
  'version:write',
  'prediction:ingest',
  'label:ingest',
  'import:run',
  'import:read',
  'figures:read',
  'case:read',
  'case:read_values',
  'member:read',
  'member:manage',
  'key:own',
  'key:manage',
  'audit:read',
  'installation:read',
  'access:read',
] as const
export type Permission = (typeof PERMISSIONS)[number]

const READ: Permission[] = ['self:use', 'use_case:read', 'model:read', 'figures:read', 'case:read', 'import:read']
const LOAD: Permission[] = ['prediction:ingest', 'label:ingest', 'import:run']

/** The one permission table, for server and screen. */
export const ROLE_PERMISSIONS: Record<Role, readonly Permission[]> = {
  sme: [...READ, 'use_case:write', 'kpi:write', 'label:ingest', 'case:read_values'],
  data_scientist: [...READ, ...LOAD, 'model:write', 'version:write', 'kpi:push', 'case:read_values', 'key:own'],
  data_engineer: [...READ, ...LOAD, 'version:write', 'kpi:push', 'case:read_values', 'key:own'],
  software_engineer: [...READ, 'prediction:ingest', 'label:ingest', 'kpi:push', 'key:own'],
  devops: [...READ, 'key:own', 'installation:read'],
  ml_architect: [...READ, 'model:write', 'version:write', 'key:own'],
  risk_officer: [...READ, 'case:read_values', 'audit:read', 'member:read'],
  manager: [...READ, 'use_case:write', 'kpi:write', 'audit:read', 'member:read'],
  admin: PERMISSIONS,
}

export const KEY_SCOPES = ['ingest', 'read', 'write', 'admin'] as const
export type KeyScope = (typeof KEY_SCOPES)[number]

const KEY_READ: Permission[] = [
  'use_case:read',
  'model:read',
  'figures:read',
  'case:read',
  'case:read_values',
  'import:read',
]
const KEY_INGEST: Permission[] = ['prediction:ingest', 'label:ingest', 'import:run', 'import:read', 'kpi:push']

/** What a key's scope allows; `write` contains read, `admin` contains all but the rights of a person over themselves. */
export const SCOPE_PERMISSIONS: Record<KeyScope, readonly Permission[]> = {
  ingest: KEY_INGEST,
  read: KEY_READ,
  write: [...KEY_READ, 'use_case:write', 'kpi:write', 'kpi:push', 'model:write', 'version:write'],
  // A key is not a person: what concerns one's own account stays with people.
  admin: PERMISSIONS.filter((permission) => permission !== 'self:use'),
}
