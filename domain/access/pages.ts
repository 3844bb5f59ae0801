import type { Permission } from './permissions'

/**
 * What a person needs to open each page of the product, by its route. Pages check it themselves; this table serves the
 * check, the navigation and `GET /access`. A page without a row is an error of the tests.
 */
export const PAGE_PERMISSIONS: Record<string, Permission | 'public'> = {
  '/': 'self:use',
  '/docs/api': 'public',
  '/sign-in': 'public',
  '/setup': 'public',
  '/invite': 'public',
  '/use-cases': 'use_case:read',
  '/use-cases/new': 'use_case:write',
  '/use-cases/[slug]': 'use_case:read',
  '/models': 'model:read',
  '/models/new': 'model:write',
  '/models/[model]': 'model:read',
  '/models/[model]/versions': 'model:read',
  '/models/[model]/versions/new': 'version:write',
  '/models/[model]/drift': 'figures:read',
  '/models/[model]/performance': 'figures:read',
  '/models/[model]/quality': 'figures:read',
  '/models/[model]/service': 'figures:read',
  '/imports': 'import:read',
  '/imports/new': 'import:run',
  '/imports/[id]': 'import:read',
  '/settings': 'self:use',
  '/settings/account': 'self:use',
  '/settings/members': 'member:read',
  '/settings/keys': 'key:own',
  '/settings/audit': 'audit:read',
  '/settings/installation': 'installation:read',
}
