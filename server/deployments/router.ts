import 'server-only'
import { mutation, queryProcedure, router } from '@/server/trpc'
import { getAlias, listAliases, readAliasHistory, setAlias } from './aliases'
import { createDeployment } from './create'
import { endDeployment } from './end'
import { createEnvironment, getEnvironment, listEnvironments } from './environments'
import { listEvents, readFeedSecret } from './events'
import { reportHeartbeat } from './heartbeat'
import { deploymentHistory, getDeployment, listDeployments, listHeartbeats } from './list'
import { rollbackDeployment } from './rollback'

export const deploymentsRouter = router({
  list: queryProcedure(listDeployments),
  history: queryProcedure(deploymentHistory),
  get: queryProcedure(getDeployment),
  create: mutation(createDeployment),
  rollback: mutation(rollbackDeployment),
  end: mutation(endDeployment),
  heartbeat: mutation(reportHeartbeat),
  heartbeats: queryProcedure(listHeartbeats),
  events: queryProcedure(listEvents),
  eventSecret: queryProcedure(readFeedSecret),
  environments: queryProcedure(listEnvironments),
  environment: queryProcedure(getEnvironment),
  createEnvironment: mutation(createEnvironment),
  aliases: queryProcedure(listAliases),
  alias: queryProcedure(getAlias),
  aliasHistory: queryProcedure(readAliasHistory),
  setAlias: mutation(setAlias),
})
