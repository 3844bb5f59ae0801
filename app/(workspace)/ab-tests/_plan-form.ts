import 'server-only'
import { ENVIRONMENTS_ASK, KPIS_ASK, versionsAsk } from '@/components/ab-tests/plan-asks'
import { prefetch, trpc } from '@/lib/trpc/server'

/** Begins what the form of a plan asks for. */
export function prefetchPlanForm(model: string): void {
  void prefetch(trpc.models.get.queryOptions({ model }))
  void prefetch(trpc.models.listVersions.queryOptions(versionsAsk(model)))
  void prefetch(trpc.deployments.environments.queryOptions(ENVIRONMENTS_ASK))
  void prefetch(trpc.kpis.list.queryOptions(KPIS_ASK))
}
