import 'server-only'
import { controlIndex } from '@/domain/ab-tests/arms'
import type { Assessment } from './assess-plan'
import type { AbTestRow } from './read-tests'

const iso = (at: Date | null): string | null => at?.toISOString() ?? null

/** As the API says it: the plan's own fields beside what became of it. */
export function toTest(test: AbTestRow, model: { slug: string; name: string }) {
  const { plan, frozen } = test
  const control = controlIndex(plan)
  return {
    ...plan,
    id: test.id,
    status: test.status,
    revision: test.revision,
    layer: test.layer,
    salt: test.salt,
    arms: plan.arms.map((arm, place) => ({
      ...arm,
      control: place === control,
      digest: frozen?.digests[arm.arm] ?? null,
      reach: test.reach?.find((one) => one.arm === arm.arm)?.reach ?? 1,
    })),
    modelName: model.name,
    planHash: test.planHash,
    plannedN: frozen?.plannedN ?? null,
    author: test.authorName,
    editor: test.editorName,
    approver: test.approverName,
    unknownArms: test.unknownArms,
    createdAt: test.createdAt.toISOString(),
    updatedAt: test.updatedAt.toISOString(),
    frozenAt: iso(test.frozenAt),
    startedAt: iso(test.startedAt),
    enrolmentEndedAt: iso(test.enrolmentEndedAt),
    stoppedAt: iso(test.stoppedAt),
    stopReason: test.stopReason,
    concludedAt: iso(test.concludedAt),
  }
}
export type AbTestView = ReturnType<typeof toTest>

/** A draft with what is wrong with it and what it would take. */
export function withAssessment(view: AbTestView, assessed: Assessment | null) {
  if (!assessed) return { ...view, problems: [], sizing: null }
  const { problems, plannedN, power, baseline, spread, duration, traffic } = assessed
  return {
    ...view,
    plannedN: view.plannedN ?? plannedN,
    problems,
    sizing: { power, baseline, spread, duration, traffic },
  }
}
