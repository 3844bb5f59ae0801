'use client'
import { Chip } from '@/components/ui/chip'
import { KeyValue, KeyValues } from '@/components/ui/key-values'
import { Tile } from '@/components/ui/tile'
import { armsText } from './arms-text'
import type { AbTest } from './figures'
import { differenceText, marginText, metricName, metricTitle } from './metric-words'
import { fieldName } from './problem-words'
import { shortHash } from './short-hash'
import { useAbWords } from './use-ab-words'

function Deviations({ test }: { test: AbTest }) {
  const words = useAbWords()
  const { t, format } = words
  const changed = (pointers: readonly string[]) => [...new Set(pointers.map((pointer) => fieldName(pointer, words)))]
  return (
    <section className="pt-3" aria-label={t('plan.deviations')}>
      <p className="font-medium">{t('plan.deviations')}</p>
      <p className="text-small text-text-2">{t('plan.deviationsWhy')}</p>
      <ul className="divide-y divide-border">
        {test.deviations.map(({ pointers, reason, by, at }) => (
          <li key={at} className="py-[5px]">
            <p className="break-words">{t('plan.deviation', { fields: changed(pointers).join(t('comma')), reason })}</p>
            <p className="text-small text-text-3">
              {by} · {format.dateTime(at)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What was planned, who signed it, and what was changed since. */
export function PlanTile({ test }: { test: AbTest }) {
  const words = useAbWords()
  const { t, format } = words
  const { primary, guardrails, secondary, planHash } = test
  const mde = differenceText(primary.metric, primary.direction === 'up' ? primary.mde : -primary.mde, words)
  const changed = test.deviations.length
  return (
    <Tile
      title={t('plan.title')}
      sub={planHash ? undefined : t('plan.notFrozen')}
      state={
        planHash ? (
          <Chip tone={changed > 0 ? 'warn' : 'good'}>{t('plan.changes', { count: changed })}</Chip>
        ) : (
          <Chip tone="muted">{t('status.draft')}</Chip>
        )
      }
      span={8}
      full
    >
      <KeyValues>
        <KeyValue label={t('plan.arms')}>{armsText(test.arms, words)}</KeyValue>
        <KeyValue label={t('plan.primary')}>
          {t('plan.primaryText', { metric: metricTitle(primary.metric, words), mde })}
        </KeyValue>
        <KeyValue label={t('plan.guardrails')}>
          {guardrails.length === 0
            ? t('plan.none')
            : guardrails.map((one) => (
                <span key={one.metric} className="block">
                  {metricTitle(one.metric, words)}: {marginText(one, words)}
                </span>
              ))}
        </KeyValue>
        {secondary.length > 0 && (
          <KeyValue label={t('plan.secondary')}>
            {secondary.map((metric) => metricName(metric, words)).join(t('comma'))}
          </KeyValue>
        )}
        <KeyValue label={t('plan.engine')}>{t(`engine.${test.engine}`)}</KeyValue>
        <KeyValue label={t('plan.level')}>
          {t('plan.levelText', {
            alpha: format.share(test.alpha, { digits: 0 }),
            power: format.share(test.power, { digits: 0 }),
          })}
        </KeyValue>
        <KeyValue label={t('plan.units')}>
          {test.plannedN === null ? t('plan.unknown') : format.count(test.plannedN)}
        </KeyValue>
        <KeyValue label={t('plan.maturity')}>
          {test.maturityHours === undefined ? t('plan.byLabels') : format.duration(test.maturityHours * 3_600_000)}
        </KeyValue>
        <KeyValue label={t('plan.minimum')}>{t('plan.days', { count: test.minimumDays ?? 0 })}</KeyValue>
        <KeyValue label={t('plan.where')}>
          {test.environment} · {test.entityKey} · {t(`mode.${test.mode}`)}
        </KeyValue>
        {planHash && (
          <KeyValue label={t('plan.signed')}>
            {t('plan.signedBy', {
              author: test.author,
              approver: test.approver ?? '',
              day: format.date(test.frozenAt ?? test.updatedAt),
            })}
          </KeyValue>
        )}
        {planHash && (
          <KeyValue label={t('plan.hash')}>
            <code title={planHash}>sha256 {shortHash(planHash)}</code>
          </KeyValue>
        )}
      </KeyValues>
      {changed > 0 && <Deviations test={test} />}
    </Tile>
  )
}
