import 'server-only'
import { queryProcedure, router } from '@/server/trpc'
import { listAudit } from './list'
import { verifyAudit } from './verify'

export const auditRouter = router({
  list: queryProcedure(listAudit),
  verify: queryProcedure(verifyAudit),
})
