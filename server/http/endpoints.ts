import 'server-only'
import { kpiEndpoints } from '@/server/kpis/http'
import { modelEndpoints } from '@/server/models/http'
import { useCaseEndpoints } from '@/server/use-cases/http'
import type { AnyEndpoint } from './endpoint'

/** The whole public contract under /api/v1. */
export const endpoints: readonly AnyEndpoint[] = [...useCaseEndpoints, ...kpiEndpoints, ...modelEndpoints]
