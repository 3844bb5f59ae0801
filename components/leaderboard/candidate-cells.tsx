'use client'
import { useTranslations } from 'use-intl'
import { servesInProduction } from '@/components/deployments/serves-in-production'
import { metricDifference, metricInterval, metricText } from '@/components/performance/metric-unit'
import { reasonWords } from '@/components/performance/reason-words'
import type { Cell } from '@/components/table/row'
import { ButtonLink } from '@/components/ui/button-link'
import { Chip } from '@/components/ui/chip'
import { TwoLines } from '@/components/ui/two-lines'
import { VerdictChip } from '@/components/ui/verdict-chip'
import { LOWER_IS_BETTER } from '@/domain/monitoring/health'
import type { MetricKey } from '@/domain/performance/metric'
import { useFormat } from '@/lib/i18n/use-format'
import { againstYardstick } from './best-candidate'
import type { Candidate, Served } from './figures'

const Words = ({ children }: { children: string }) => <span className="text-small text-text-2">{children}</span>

function useFigureCells() {
  const t = useTranslations('leaderboard')
  const p = useTranslations('performance')
  const format = useFormat()
  const metricCell = (candidate: Candidate, metric: MetricKey | null): Cell => {
    const answer = metric && candidate.metrics[metric]
    if (!metric || !answer) return null
    if (answer.value === null) return { value: null, show: <Words>{reasonWords(p, answer.reason)}</Words> }
    const small = answer.low !== null && metricInterval(format, metric, answer.low, answer.high)
    const show = <TwoLines value={metricText(format, metric, answer.value)} small={small} />
    return { value: answer.value, show }
  }
  const latency = ({ latencyMs: { p95 } }: Candidate): Cell =>
    p95.value === null
      ? { value: null, show: <Words>{t('noLatency')}</Words> }
      : { value: p95.value, show: format.duration(p95.value) }
  const worth = ({ value, currency }: Candidate): Cell => {
    if (value.value === null) return { value: null, show: <Words>{t(`valueReason.${value.reason}`)}</Words> }
    const money = (x: number) => format.money(x * 1000)
    const small = value.low !== null && format.interval(value.low, value.high, money)
    const show = (
      <TwoLines value={format.money(value.value * 1000, { currency: currency ?? undefined })} small={small} />
    )
    return { value: value.value * 1000, show }
  }
  return { metricCell, latency, worth }
}

function useStandingCells() {
  const t = useTranslations('leaderboard')
  const format = useFormat()
  const difference = (candidate: Candidate, metric: MetricKey | null): Cell => {
    if (candidate.isYardstick) return { value: null, show: <Chip>{t('yardstick')}</Chip> }
    const found = metric && candidate.differences[metric]
    if (!metric || !found) {
      const words = t(candidate.basis === 'own_cases' ? 'notComparable' : 'notKnown')
      return { value: null, show: <Words>{words}</Words> }
    }
    const surely = againstYardstick(candidate, metric, LOWER_IS_BETTER.has(metric))
    const text = (x: number) => metricDifference(format, metric, x)
    const value = (
      <>
        {text(found.value)} <VerdictChip verdict={surely === 'unclear' ? 'tooFew' : surely} />
      </>
    )
    const small = found.low !== null && format.interval(found.low, found.high, text)
    const show = <TwoLines value={value} small={small} />
    return { value: found.value, show }
  }
  const cases = ({ n, basis, capped }: Candidate): Cell => {
    const small = capped ? t('basis.capped') : t(`basis.${basis}`)
    const show = <TwoLines value={format.count(n)} small={small} />
    return { value: n, show }
  }
  const serves = (places: readonly Served[]): Cell => {
    const text = places.map(({ environment }) => environment).join(', ')
    if (places.length === 0) return { value: null, show: <span className="text-text-3">{t('servesNowhere')}</span> }
    return { value: text, show: <Chip tone="good">{text}</Chip> }
  }
  const promote = ({ model, version, archived }: Candidate, places: readonly Served[]): Cell => {
    if (servesInProduction(places, version)) return { value: null, show: '' }
    if (archived) return { value: 'archived', show: <Chip>{t('archived')}</Chip> }
    const href = `/promotions/new?${new URLSearchParams({ model: model.slug, version })}`
    return {
      value: null,
      show: (
        <ButtonLink
          size="sm"
          href={href}
          prefetch={false}
          aria-label={t('promoteWhich', { model: model.name, version })}
        >
          {t('promote')}
        </ButtonLink>
      ),
    }
  }
  return { difference, cases, serves, promote }
}

export function useCandidateCells() {
  return { ...useFigureCells(), ...useStandingCells() }
}
