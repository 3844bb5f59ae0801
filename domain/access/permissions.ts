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
  'value:write',
  'alias:write',
  'artifact:write',
  'deployment:write',
  'deployment:roll_back',
  'deployment:report',
  'promotion:request',
  'promotion:decide',
  'policy:write',
  'evidence:attest',
  'ab_test:write',
  'ab_test:conclude',
  'ab_test:assign',
] as const
export type Permission = (typeof PERMISSIONS)[number]

const READ: Permission[] = ['self:use', 'use_case:read', 'model:read', 'figures:read', 'case:read', 'import:read']
const LOAD: Permission[] = ['prediction:ingest', 'label:ingest', 'import:run']
const BUILD: Permission[] = ['model:write', 'version:write', 'alias:write', 'artifact:write', 'promotion:request']
const REPORT: Permission[] = ['prediction:ingest', 'label:ingest', 'deployment:report', 'ab_test:assign']
/** Decisions about somebody else's request; the four-eyes rule says who of them may. */
const DECIDE: Permission[] = ['promotion:decide', 'evidence:attest']

/** The one permission table, for server and screen. */
export const ROLE_PERMISSIONS: Record<Role, readonly Permission[]> = {
  sme: [...READ, 'use_case:write', 'kpi:write', 'label:ingest', 'case:read_values', 'value:write', ...DECIDE],
  data_scientist: [
    ...READ,
    ...LOAD,
    ...BUILD,
    'kpi:push',
    'case:read_values',
    'key:own',
    'value:write',
    'ab_test:write',
  ],
  data_engineer: [...READ, ...LOAD, 'version:write', 'kpi:push', 'case:read_values', 'key:own', 'evidence:attest'],
  software_engineer: [...READ, ...REPORT, 'kpi:push', 'key:own', 'promotion:request', 'deployment:write'],
  devops: [...READ, 'deployment:report', 'key:own', 'installation:read', 'deployment:write', 'deployment:roll_back'],
  ml_architect: [...READ, ...BUILD, 'key:own', 'deployment:write'],
  risk_officer: [
    ...READ,
    ...DECIDE,
    'case:read_values',
    'audit:read',
    'member:read',
    'policy:write',
    'deployment:roll_back',
  ],
  manager: [
    ...READ,
    ...DECIDE,
    'use_case:write',
    'kpi:write',
    'audit:read',
    'member:read',
    'value:write',
    'deployment:roll_back',
    'ab_test:conclude',
  ],
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
const KEY_INGEST: Permission[] = [
  'prediction:ingest',
  'label:ingest',
  'import:run',
  'import:read',
  'kpi:push',
  'deployment:report',
  'ab_test:assign',
]
/** Reserved for people, and for keys that a person with the permission owns; see the verbs. */
const KEY_DECIDE: Permission[] = ['promotion:decide', 'evidence:attest', 'deployment:roll_back', 'ab_test:conclude']

/** What a key's scope allows; `write` contains read, `admin` contains all but the rights of a person over themselves. */
export const SCOPE_PERMISSIONS: Record<KeyScope, readonly Permission[]> = {
  ingest: KEY_INGEST,
  read: KEY_READ,
  write: [
    ...KEY_READ,
    ...BUILD,
    ...KEY_DECIDE,
    'use_case:write',
    'kpi:write',
    'kpi:push',
    'value:write',
    'deployment:write',
    'ab_test:write',
  ],
  // A key is not a person: what concerns one's own account stays with people.
  admin: PERMISSIONS.filter((permission) => permission !== 'self:use'),
}
