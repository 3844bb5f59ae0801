import 'server-only'
import {
  ADMIN_PAGE,
  DENIED_PAGE,
  DEPLOYED_LATELY,
  KEYS_PAGE,
  LATELY,
  MODELS_PAGE,
  REQUESTS_PAGE,
  USE_CASES_PAGE,
  waitingAsk,
} from '@/components/home/asks'
import { homeInput } from '@/components/home/home-input'
import { SERVED_MAX } from '@/components/home/prepare-devops'
import { callableVersion } from '@/components/home/prepare-software-engineer'
import { SERVED_PAGE, valueInput, valueRefs } from '@/components/home/value-refs'
import type { Role } from '@/domain/access/roles'
import { api, prefetch, trpc } from '@/lib/trpc/server'

const homeNow = async (useCase: string | null) => (await api()).monitoring.home(homeInput(useCase)).catch(() => null)

async function integration(useCase: string | null): Promise<void> {
  void prefetch(trpc.keys.list.queryOptions(KEYS_PAGE))
  const home = await homeNow(useCase)
  const target = home && callableVersion(home)
  if (!target) return
  const ref = { model: target.model, version: target.version }
  void prefetch(trpc.models.get.queryOptions({ model: ref.model }))
  void prefetch(trpc.models.getVersion.queryOptions(ref))
  void prefetch(trpc.monitoring.profile.queryOptions(ref))
  void prefetch(trpc.monitoring.service.queryOptions(ref))
  void prefetch(trpc.monitoring.quality.queryOptions(ref))
}

async function services(useCase: string | null): Promise<void> {
  const home = await homeNow(useCase)
  for (const { model, version } of home?.versions.slice(0, SERVED_MAX) ?? []) {
    void prefetch(trpc.monitoring.service.queryOptions({ model: model.slug, version }))
  }
}

async function money(useCase: string | null): Promise<void> {
  const [home, served] = await Promise.all([
    homeNow(useCase),
    api()
      .then((call) => call.deployments.list(SERVED_PAGE))
      .catch(() => null),
  ])
  void prefetch(trpc.deployments.list.queryOptions(SERVED_PAGE))
  if (!home || !served) return
  for (const ref of valueRefs(home, served.items)) void prefetch(trpc.value.read.queryOptions(valueInput(ref)))
}

/** Starts on the server what the home of this role will ask for. */
export async function prefetchHome(role: Role, useCase: string | null): Promise<void> {
  void prefetch(trpc.monitoring.home.queryOptions(homeInput(useCase)))
  if (role === 'sme' || role === 'manager') void prefetch(trpc.useCases.list.queryOptions(USE_CASES_PAGE))
  if (role === 'manager' || role === 'risk_officer')
    void prefetch(trpc.promotions.waiting.queryOptions(waitingAsk(useCase)))
  if (role === 'data_scientist' || role === 'admin')
    void prefetch(trpc.promotions.list.queryOptions(REQUESTS_PAGE(useCase)))
  if (role === 'devops') void prefetch(trpc.deployments.list.queryOptions(DEPLOYED_LATELY))
  if (role === 'ml_architect') void prefetch(trpc.models.list.queryOptions(MODELS_PAGE(useCase)))
  if (role === 'risk_officer' || role === 'admin') void prefetch(trpc.audit.list.queryOptions(LATELY))
  if (role === 'risk_officer') void prefetch(trpc.audit.list.queryOptions(DENIED_PAGE))
  if (role === 'admin') {
    void prefetch(trpc.members.list.queryOptions(ADMIN_PAGE))
    void prefetch(trpc.keys.list.queryOptions(ADMIN_PAGE))
  }
  if (role === 'software_engineer') await integration(useCase)
  if (role === 'devops') await services(useCase)
  if (role === 'sme' || role === 'manager') await money(useCase)
}
