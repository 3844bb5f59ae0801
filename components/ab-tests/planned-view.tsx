'use client'
import { Grid } from '@/components/ui/grid'
import { Verdict } from '@/components/ui/verdict'
import { ActionsTile } from './actions-tile'
import { armsText } from './arms-text'
import type { AbTest } from './figures'
import { PlanTile } from './plan-tile'
import { ProblemsTile } from './problems-tile'
import { SizingTile } from './sizing-tile'
import { useAbWords } from './use-ab-words'

/** A plan that nobody is in yet: what it says, what keeps it from being frozen, how long it takes. */
export function PlannedView({ test }: { test: AbTest }) {
  const words = useAbWords()
  const { t, format } = words
  const count = test.problems.length
  const sentence =
    test.status === 'frozen'
      ? t('sentence.frozen', { by: test.approver ?? '', day: format.date(test.frozenAt ?? test.updatedAt) })
      : t(count > 0 ? 'sentence.draftOpen' : 'sentence.draftReady', { count })
  return (
    <>
      <Verdict
        sentence={sentence}
        why={t('planned.why', { author: test.author, editor: test.editor, when: format.dateTime(test.updatedAt) })}
        scope={[
          test.modelName,
          armsText(test.arms, words),
          t(`mode.${test.mode}`),
          t(`engine.${test.engine}`),
          format.zone,
        ].join(' · ')}
      />
      <Grid>
        <PlanTile test={test} />
        <ActionsTile test={test} />
        {test.status === 'draft' && <ProblemsTile problems={test.problems} />}
        {test.sizing && <SizingTile plannedN={test.plannedN} sizing={test.sizing} />}
      </Grid>
    </>
  )
}
