import type { Permission } from '@/domain/access/permissions'
import type { FeatureDefinition } from '@/domain/features/input'
import { postCommand, predictionCommand } from './snippet'

export const STEPS = ['key', 'useCase', 'model', 'version', 'prediction'] as const
export type StepId = (typeof STEPS)[number]

/** What exists already; its names go into the commands that follow. */
export type FirstFacts = {
  hasKey: boolean
  useCase: string | null
  model: { slug: string; task: string; positiveClass: string | null; classes: readonly string[] | null } | null
  version: { version: string; features: readonly FeatureDefinition[] } | null
  predicted: boolean
}

export type Step = { id: StepId; done: boolean; command: string; need: Permission }

const NAMES = { useCase: 'fraud', model: 'fraud-scorer', version: 'v1' }
const FEATURES: readonly FeatureDefinition[] = [
  { name: 'amount', type: 'numeric', nullable: false, sensitivity: null, store: 'raw' },
  { name: 'country', type: 'categorical', nullable: false, sensitivity: null, store: 'raw' },
]
const NEEDS: Record<StepId, Permission> = {
  key: 'key:own',
  useCase: 'use_case:write',
  model: 'model:write',
  version: 'version:write',
  prediction: 'prediction:ingest',
}

export const useCaseBody = {
  slug: NAMES.useCase,
  name: 'Fewer fraudulent payments',
  problem: 'Fraudulent payments are found too late.',
  objective: 'Fraud below 0.5 % of the volume.',
}
export const modelBody = (useCase: string) => ({
  slug: NAMES.model,
  name: 'Fraud scorer',
  useCase,
  kind: 'ml',
  task: 'binary',
  positiveClass: 'true',
})
export const versionBody = {
  version: NAMES.version,
  features: FEATURES.map(({ name, type }) => ({ name, type })),
  reason: 'first version',
}

/** The five steps to the first prediction, each a command for a shell. */
export function firstSteps(origin: string, facts: FirstFacts): Step[] {
  const useCase = facts.useCase ?? NAMES.useCase
  const model = facts.model ?? { slug: NAMES.model, task: 'binary', positiveClass: 'true', classes: null }
  const version = facts.version ?? { version: NAMES.version, features: FEATURES }
  const commands: Record<StepId, string> = {
    key: "export PLUMBLINE_KEY='plb_…'",
    useCase: postCommand(`${origin}/api/v1/use-cases`, useCaseBody),
    model: postCommand(`${origin}/api/v1/models`, modelBody(useCase)),
    version: postCommand(`${origin}/api/v1/models/${model.slug}/versions`, versionBody),
    prediction: predictionCommand(origin, { ...model, ...version, model: model.slug, columns: [] }),
  }
  const done: Record<StepId, boolean> = {
    key: facts.hasKey,
    useCase: facts.useCase !== null,
    model: facts.model !== null,
    version: facts.version !== null,
    prediction: facts.predicted,
  }
  return STEPS.map((id) => ({ id, done: done[id], command: commands[id], need: NEEDS[id] }))
}
