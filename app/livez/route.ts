import { fixedRoute } from '@/server/http/fixed-route'
import { jsonResponse } from '@/server/http/respond'

export const dynamic = 'force-dynamic'
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = fixedRoute({
  GET: async () => jsonResponse({ status: 'alive' }),
})
