import { fixedRoute } from '@/server/http/fixed-route'

export const dynamic = 'force-dynamic'
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = fixedRoute({})
