import type { Area } from '@/lib/i18n/areas'

/** What the client parts of these pages say. */
export const PROMOTION_AREAS: readonly Area[] = ['errors', 'access', 'promotions', 'performance']
