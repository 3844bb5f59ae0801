import { fixedRoute } from '@/server/http/fixed-route'
import { readiness, readinessResponse } from '@/server/http/readiness'

export const dynamic = 'force-dynamic'
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = fixedRoute({
  GET: async () => readinessResponse(await readiness()),
})
