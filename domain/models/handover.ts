import { DAY_MS } from '@/domain/time/windows'
import type { LabelPolicy } from './input'
import { type LineagePartId, readLineage } from './lineage'

/** In the order they are read: what it is, what it stands on, what it needs now. */
export const HANDOVER_ITEMS = [
  'reason',
  'card',
  'reference',
  'origin',
  'environment',
  'artifacts',
  'rule_tests',
  'labels',
  'policy',
  'alarms',
  'pending',
] as const
export type HandoverItemId = (typeof HANDOVER_ITEMS)[number]

/** `count` and `detail` are the fact itself; what they mean depends on the item. */
export type HandoverItem = { id: HandoverItemId; state: 'done' | 'open'; count: number; detail: string }

export type HandoverVersion = {
  /** Does it decide by rules? Then its rules are what runs and there need be no file. */
  rules: boolean
  reason: string | null
  referenceRows: number | null
  lineage: unknown
  /** Persons other than its author who vouch that its card is complete. */
  vouchers: readonly string[]
  artifacts: { count: number; absent: readonly string[] }
  /** null: no test cases can run. */
  tests: { tests: number; failed: readonly string[] } | null
  newestPrediction: number | null
  attention: readonly string[]
}

export type HandoverFacts = {
  labelPolicy: LabelPolicy
  newestLabel: number | null
  policy: { riskTier: string; version: number | null }
  mismatchedInstances: number
  pendingPromotions: number
  /** null: the model has no version. */
  version: HandoverVersion | null
}

/** Labels that stopped so long before the newest prediction are not arriving any more. */
export const LABELS_STOPPED_DAYS = 28

type Fact = Omit<HandoverItem, 'id'>
const fact = (done: boolean, count = 0, detail = ''): Fact => ({ state: done ? 'done' : 'open', count, detail })

function labelsFact({ labelPolicy, newestLabel, version }: HandoverFacts): Fact {
  if (labelPolicy.policy === 'absence') return fact(true)
  if (newestLabel === null) return fact(false)
  const newest = version?.newestPrediction ?? newestLabel
  const days = Math.max(0, Math.floor((newest - newestLabel) / DAY_MS))
  return fact(days < LABELS_STOPPED_DAYS, days, new Date(newestLabel).toISOString())
}

const ORIGIN: readonly LineagePartId[] = ['code', 'data']

function originFact(version: HandoverVersion): Fact {
  const named = readLineage(version.lineage).map(({ id }) => id)
  const missing = ORIGIN.filter((id) => !named.includes(id))
  return fact(missing.length === 0, missing.length, missing.join(','))
}

function environmentFact(version: HandoverVersion): Fact {
  const part = readLineage(version.lineage).find(({ id }) => id === 'environment')
  return fact(part !== undefined, part?.rows.length ?? 0)
}

function artifactsFact({ artifacts: { count, absent } }: HandoverVersion): Fact {
  return fact(count > 0 && absent.length === 0, absent.length > 0 ? absent.length : count, absent.join(', '))
}

function testsFact({ tests }: HandoverVersion): Fact {
  if (!tests) return fact(false)
  const { failed } = tests
  return fact(
    tests.tests > 0 && failed.length === 0,
    failed.length > 0 ? failed.length : tests.tests,
    failed.join(', '),
  )
}

function versionItems(version: HandoverVersion): Partial<Record<HandoverItemId, Fact>> {
  return {
    reason: fact(version.reason !== null, 0, version.reason ?? ''),
    card: fact(version.vouchers.length > 0, version.vouchers.length, version.vouchers.join(', ')),
    reference: fact(version.referenceRows !== null, version.referenceRows ?? 0),
    origin: originFact(version),
    environment: environmentFact(version),
    ...(version.rules ? { rule_tests: testsFact(version) } : { artifacts: artifactsFact(version) }),
  }
}

/** What whoever takes over a model finds done and what they find open, from facts alone; what does not apply is left out. */
export function handoverItems(facts: HandoverFacts): HandoverItem[] {
  const { version, policy, pendingPromotions } = facts
  const attention = version?.attention ?? []
  const alarms = attention.length + facts.mismatchedInstances
  const of: Partial<Record<HandoverItemId, Fact>> = {
    ...(version && versionItems(version)),
    labels: labelsFact(facts),
    policy: fact(policy.version !== null, policy.version ?? 0, policy.riskTier),
    alarms: fact(alarms === 0, alarms, attention.join(',')),
    pending: fact(pendingPromotions === 0, pendingPromotions),
  }
  return HANDOVER_ITEMS.flatMap((id) => {
    const found = of[id]
    return found ? [{ id, ...found }] : []
  })
}
