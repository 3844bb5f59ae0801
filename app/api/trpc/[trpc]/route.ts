import { fixedRoute } from '@/server/http/fixed-route'
import { handleTrpc } from '@/server/http/trpc-handler'

export const dynamic = 'force-dynamic'
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = fixedRoute({ GET: handleTrpc, POST: handleTrpc })
