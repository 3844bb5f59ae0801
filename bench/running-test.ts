import type { Engine } from '@/db/engine/engine'
import { abTests, models } from '@/db/schema'
import { benchPlan } from './ab-speed'

/** A running test of the bench model with two arms and nobody in it; answers its number. Its id is `abt_` and the slug. */
export async function runningTest(engine: Engine, slug: string): Promise<number> {
  const plan = benchPlan({
    slug,
    primary: { metric: 'kpi:kept', direction: 'up', mde: 0.01 },
    engine: 'always_valid',
    maturityHours: 24,
  })
  const now = new Date()
  return engine.transaction(async (tx) => {
    const [model] = await tx.select({ id: models.id }).from(models)
    const [row] = await tx
      .insert(abTests)
      .values({
        id: `abt_${slug}`,
        slug,
        modelId: model?.id ?? '',
        environment: plan.environment,
        entityKey: plan.entityKey,
        layer: '',
        salt: slug,
        status: 'running',
        plan,
        revision: 0,
        authors: [],
        authorName: '',
        editorName: '',
        frozen: { plan, digests: {}, plannedN: 1000 },
        outcomeMetrics: ['kpi:kept'],
        createdAt: now,
        updatedAt: now,
        startedAt: now,
      })
      .returning({ no: abTests.no })
    return row?.no ?? 0
  })
}
