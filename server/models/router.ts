import 'server-only'
import { listArtifacts } from '@/server/artifacts/list'
import { compareVersions } from '@/server/compare/read-compare'
import { readLeaderboard } from '@/server/compare/read-leaderboard'
import { archiveVersion, restoreVersion } from '@/server/deployments/archive-version'
import { readFairness } from '@/server/fairness/read-fairness'
import { confirmPii } from '@/server/pii/confirm-pii'
import { readPii } from '@/server/pii/read-pii'
import { mutation, queryProcedure, router } from '@/server/trpc'
import { createModel } from './create'
import { createVersion } from './create-version'
import { acknowledgeHandover, readHandover } from './handover'
import { getModel, getVersion, listModels, listVersions } from './list'
import { listOwners, setOwner } from './set-owner'

export const modelsRouter = router({
  list: queryProcedure(listModels),
  get: queryProcedure(getModel),
  create: mutation(createModel),
  listVersions: queryProcedure(listVersions),
  getVersion: queryProcedure(getVersion),
  createVersion: mutation(createVersion),
  compare: queryProcedure(compareVersions),
  leaderboard: queryProcedure(readLeaderboard),
  fairness: queryProcedure(readFairness),
  pii: queryProcedure(readPii),
  confirmPii: mutation(confirmPii),
  artifacts: queryProcedure(listArtifacts),
  archiveVersion: mutation(archiveVersion),
  restoreVersion: mutation(restoreVersion),
  owners: queryProcedure(listOwners),
  setOwner: mutation(setOwner),
  handover: queryProcedure(readHandover),
  acknowledgeHandover: mutation(acknowledgeHandover),
})
