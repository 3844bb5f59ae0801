import { fixedRoute } from '@/server/http/fixed-route'
import { METRICS_ROUTE } from '@/server/http/fixed-routes'
import { requireCaller } from '@/server/http/require-caller'
import { renderMetrics } from '@/server/kernel/metrics'

export const dynamic = 'force-dynamic'
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = fixedRoute({
  GET: async (request) => {
    await requireCaller(request, METRICS_ROUTE)
    return new Response(renderMetrics(), {
      headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8', 'cache-control': 'no-store' },
    })
  },
})
