import type { DemoData } from '../flights/demo-data'
import { FEATURES } from '../flights/features'
import { MODEL } from '../flights/replay'
import { decisionModel, INCUMBENT_TESTS } from '../models/decision-model'
import { DEMO_NOTES } from './notes'

export const USE_CASE = 'late-arrivals'

export const useCase = {
  slug: USE_CASE,
  name: 'Announce late arrivals in time',
  problem:
    'Passengers, crews and gates learn too late that a flight will come in 15 minutes late or more. When a flight leaves, it is to be announced as late or not.\n\n' +
    `${DEMO_NOTES.source} ${DEMO_NOTES.time}\n\n` +
    `${DEMO_NOTES.arrival} ${DEMO_NOTES.features} ${DEMO_NOTES.latency}\n\n` +
    DEMO_NOTES.examples,
  objective:
    'Announce at least 55 % of the late arrivals when they leave, with at most 200 wrong announcements per 1,000 flights. The targets are examples.',
  riskTier: 'medium',
}

const KPI_SOURCE = `Computed weekly from the replayed flights and their arrivals. ${DEMO_NOTES.serving} The target is an example.`

export const kpis = [
  {
    useCase: USE_CASE,
    slug: 'late-announced',
    name: 'Late arrivals announced at departure',
    unit: '%',
    direction: 'up',
    target: 55,
    source: KPI_SOURCE,
  },
  {
    useCase: USE_CASE,
    slug: 'wrong-announcements',
    name: 'Wrong announcements per 1,000 flights',
    unit: 'per 1,000 flights',
    direction: 'down',
    target: 200,
    source: KPI_SOURCE,
  },
] as const
export type KpiSlug = (typeof kpis)[number]['slug']

export const model = {
  slug: MODEL,
  name: 'Late arrival',
  useCase: USE_CASE,
  kind: 'ml',
  task: 'binary',
  classes: ['0', '1'],
  positiveClass: '1',
  labels: { policy: 'explicit' },
}

/** What a decision is worth. The figures are an example: announced in time saves, announced needlessly costs. */
export const value = {
  from: '2001-01-01',
  currency: 'USD',
  matrix: [
    [0, -40],
    [0, 150],
  ],
  runCostPerThousand: 1,
  oneOffCost: 120_000,
  baseline: { version: 'v0' },
}

export function versionBody({ version, reason, rules }: DemoData['versions'][number]): object {
  return {
    version,
    features: FEATURES,
    segments: ['origin_hub'],
    reason,
    ...(rules ? { rules: decisionModel(rules, INCUMBENT_TESTS) } : {}),
  }
}
