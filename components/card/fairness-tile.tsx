'use client'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { NoData } from '@/components/state/no-data'
import { PanelBoundary } from '@/components/state/panel-boundary'
import { SimpleTable } from '@/components/table/simple-table'
import { Chip } from '@/components/ui/chip'
import { Definition } from '@/components/ui/definition'
import { Tile } from '@/components/ui/tile'
import { TwoLines } from '@/components/ui/two-lines'
import { VerdictChip } from '@/components/ui/verdict-chip'
import { FAIRNESS_MEASURES, type FairnessMeasure } from '@/domain/fairness/measure'

import { useFormat } from '@/lib/i18n/use-format'
import { useTRPC } from '@/lib/trpc/client'
import type { FairnessField, FairnessGap } from './figures'
import { gapVerdict } from './gap-verdict'

export type FairnessAsk = {
  model: string
  version: string
  selectionRate?: number
  equalOpportunity?: number
  calibration?: number
}
type Figure = FairnessField['groups'][number]['measures'][FairnessMeasure]

function useTexts() {
  const t = useTranslations('card')
  const format = useFormat()
  const text = (measure: FairnessMeasure, value: number) =>
    measure === 'calibration' ? format.difference(value) : format.share(value)
  const range = (measure: FairnessMeasure, low: number, high: number) =>
    format.interval(low, high, (x) => text(measure, x))
  const figure = (measure: FairnessMeasure, found: Figure) =>
    found.value === null ? (
      <span className="text-small text-text-2">{t(`fairness.reason.${found.reason}`)}</span>
    ) : (
      <TwoLines value={text(measure, found.value)} small={range(measure, found.low, found.high)} />
    )
  return { figure }
}

function Groups({ field }: { field: FairnessField }) {
  const t = useTranslations('card')
  const p = useTranslations('performance')
  const format = useFormat()
  const { figure } = useTexts()
  return (
    <>
      <SimpleTable
        title={t('fairness.groups', { field: field.name })}
        heads={[
          { text: field.name },
          { text: t('fairness.n'), number: true },
          ...FAIRNESS_MEASURES.map((measure) => ({ text: t(`fairness.measure.${measure}`), number: true })),
        ]}
        rows={field.groups.map((group) => ({
          key: group.value,
          cells: [
            group.value === 'other' ? p('control.other') : group.value,
            format.count(group.n),
            ...FAIRNESS_MEASURES.map((measure) => (
              <span key={measure}>{figure(measure, group.measures[measure])}</span>
            )),
          ],
        }))}
      />
      {field.suppressed > 0 && (
        <p className="mt-1 text-small text-text-3">{t('fairness.suppressed', { count: field.suppressed })}</p>
      )}
    </>
  )
}

function GapVerdictChip({ field, measure }: { field: FairnessField; measure: FairnessMeasure }) {
  const t = useTranslations('card')
  const verdict = gapVerdict(field, measure)
  if (verdict === 'notJudged') return <VerdictChip verdict="notJudged" />
  const tone = { pass: 'good', warn: 'warn', block: 'bad' } as const
  return <Chip tone={tone[verdict]}>{t(`fairness.verdict.${verdict}`)}</Chip>
}

function Gaps({ field }: { field: FairnessField }) {
  const t = useTranslations('card')
  const format = useFormat()
  const words = (gap: FairnessGap) =>
    gap.value === null
      ? t('fairness.fewGroups')
      : t('fairness.between', {
          lowest: gap.lowest.value,
          low: gap.measure === 'calibration' ? format.difference(gap.lowest.figure) : format.share(gap.lowest.figure),
          highest: gap.highest.value,
          high:
            gap.measure === 'calibration' ? format.difference(gap.highest.figure) : format.share(gap.highest.figure),
        })
  return (
    <SimpleTable
      title={t('fairness.gaps', { field: field.name })}
      heads={[
        { text: t('fairness.widest') },
        { text: t('fairness.gap'), number: true },
        { text: t('interval'), number: true },
        { text: t('fairness.where'), secondary: true },
        { text: t('fairness.verdictHead') },
      ]}
      rows={field.gaps.map((gap) => ({
        key: gap.measure,
        cells: [
          <Definition key="name" text={t(`fairness.definition.${gap.measure}`)}>
            {t(`fairness.measure.${gap.measure}`)}
          </Definition>,
          gap.value === null ? '–' : format.difference(gap.value),
          gap.value === null ? '–' : format.interval(gap.low, gap.high, (x) => format.difference(x)),
          words(gap),
          <GapVerdictChip key="verdict" field={field} measure={gap.measure} />,
        ],
      }))}
    />
  )
}

function Fields({ ask }: { ask: FairnessAsk }) {
  const t = useTranslations('card')
  const format = useFormat()
  const { data } = useSuspenseQuery(useTRPC().models.fairness.queryOptions(ask))
  if (data.reason !== null || data.fields.length === 0) {
    const reason = data.reason === 'task_without_fairness' ? data.reason : 'no_segments_declared'
    return <NoData title={t(`fairness.none.${reason}`)} reason={t(`fairness.noneText.${reason}`)} />
  }
  const judged = Object.keys(data.bounds).length > 0
  return (
    <>
      <p className="mb-2 text-small text-text-3">
        {t('fairness.scope', { window: format.range(data.from, data.to), zone: format.zone })}{' '}
        {!judged && t('fairness.noBounds')}
      </p>
      {data.fields.map((field) => (
        <section key={field.name} className="mb-3" aria-label={field.name}>
          {field.groups.length === 0 ? (
            <NoData title={t('fairness.noGroups')} reason={t('fairness.noGroupsText', { field: field.name })} />
          ) : (
            <>
              <Groups field={field} />
              <div className="mt-3">
                <Gaps field={field} />
              </div>
            </>
          )}
        </section>
      ))}
    </>
  )
}

/** Whether groups are treated alike: by each declared segment field, with the widest gaps. */
export function FairnessTile({ ask }: { ask: FairnessAsk }) {
  const t = useTranslations('card')
  return (
    <Tile title={t('fairness.title')} sub={t('fairness.sub')} span={12}>
      <PanelBoundary height={280} what={t('fairness.what')} errorTitle={t('fairness.errorTitle')}>
        <Fields ask={ask} />
      </PanelBoundary>
    </Tile>
  )
}
