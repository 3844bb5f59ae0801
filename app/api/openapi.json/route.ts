import { endpoints } from '@/server/http/endpoints'
import { fixedRoute } from '@/server/http/fixed-route'
import { openApiDocument } from '@/server/http/openapi'
import { jsonResponse } from '@/server/http/respond'

export const dynamic = 'force-dynamic'
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = fixedRoute({
  GET: async () => jsonResponse(openApiDocument(endpoints)),
})
