import type { PlanDraft } from './plan-draft'

/** What is changed as one: the metric that decides with its direction and size, all arms, all guardrails. */
const KEYS = {
  environment: ['environment'],
  entityKey: ['entityKey'],
  arms: ['arms'],
  primary: ['metric', 'direction', 'mde'],
  guardrails: ['guardrails'],
  secondary: ['secondary'],
  engine: ['engine'],
  looks: ['looks'],
  mode: ['mode'],
  alpha: ['alpha'],
  power: ['power'],
  maturityHours: ['maturityHours'],
  minimumDays: ['minimumDays'],
  segments: ['segments'],
} as const satisfies Record<string, readonly (keyof PlanDraft)[]>
export type Part = keyof typeof KEYS
export const PARTS = Object.keys(KEYS) as Part[]

const picked = (draft: PlanDraft, part: Part): Partial<PlanDraft> =>
  Object.fromEntries(KEYS[part].map((key) => [key, draft[key]]))

export const samePart = (part: Part, a: PlanDraft, b: PlanDraft): boolean =>
  JSON.stringify(picked(a, part)) === JSON.stringify(picked(b, part))

export const takePart = (part: Part, into: PlanDraft, from: PlanDraft): PlanDraft => ({
  ...into,
  ...picked(from, part),
})

/** What somebody else changed, in the order of the form. */
export const changedParts = (before: PlanDraft, after: PlanDraft): Part[] =>
  PARTS.filter((part) => !samePart(part, before, after))

/** Two edits of one plan: theirs where only they changed something, mine where I did. */
export function mergeDrafts({
  base,
  mine,
  theirs,
}: {
  base: PlanDraft
  mine: PlanDraft
  theirs: PlanDraft
}): PlanDraft {
  return changedParts(base, theirs)
    .filter((part) => samePart(part, base, mine))
    .reduce((draft, part) => takePart(part, draft, theirs), mine)
}
