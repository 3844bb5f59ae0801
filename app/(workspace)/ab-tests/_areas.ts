import type { Area } from '@/lib/i18n/areas'

/** What the client parts of these pages say. */
export const AB_TEST_AREAS: readonly Area[] = ['errors', 'access', 'abTests', 'performance']
