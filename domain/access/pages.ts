import type { Permission } from './permissions'

/**
 * What a person needs to open each page of the product, by its route. Pages check it themselves; this table serves the
 * check, the navigation and `GET /access`. A page without a row is an error of the build's tests.
 */
export const PAGE_PERMISSIONS: Record<string, Permission | 'public'> = {
  '/': 'self:use',
  '/docs/api': 'public',
}
