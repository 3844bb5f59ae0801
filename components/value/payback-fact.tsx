import { Definition } from '@/components/ui/definition'
import type { Fact } from '@/components/ui/fact-strip'
import type { Format } from '@/lib/format'
import type { AreaTranslator } from '@/lib/i18n/translator'
import { baselineName } from './baseline-name'
import type { ValueAnswer } from './figures'
import { valueReason } from './value-reason'

type Payback = ValueAnswer['payback']
type Words = Pick<ValueAnswer, 'version' | 'baseline' | 'payback'>
type T = AreaTranslator<'value'>

/** Those that speak of the chosen range do not fit: a payback date looks at a version's whole life. */
function whyUnknown(t: T, reason: Extract<Payback, { value: null }>['reason']): string {
  if (reason === 'no_one_off_cost') return t('payback.noCost')
  if (reason === 'mixed_currencies') return t('payback.mixedCurrencies')
  if (reason === 'baseline_has_no_labels') return t('payback.baselineHasNoLabels')
  return valueReason(t, reason)
}

type Counted = Extract<Payback, { difference: unknown }>

function accountText(
  t: T,
  format: Format,
  { baseline, payback }: { payback: Counted } & Pick<Words, 'baseline'>,
): string {
  const { value, low, high } = payback.difference
  const shared = { cost: format.money(payback.oneOffCost), baseline: baselineName(t, baseline) }
  if (payback.value !== null) {
    const range = low === null || high === null ? t('noRange') : format.interval(low, high, (x) => format.money(x))
    return t('payback.paidHint', { ...shared, difference: format.money(value), range })
  }
  if (value < 0) return t('payback.lostHint', { ...shared, lost: format.money(-value) })
  return t('payback.notYetHint', { ...shared, remaining: format.money(payback.remaining) })
}

function paybackHint(t: T, format: Format, { baseline, payback }: Words): string {
  if (!('difference' in payback)) return whyUnknown(t, payback.reason)
  const text = accountText(t, format, { baseline, payback })
  return payback.difference.cases === 'own' ? `${text} · ${t('total.ownCases')}` : text
}

function paybackValue(t: T, format: Format, { payback }: Words): string {
  if (payback.value !== null) return format.date(payback.value, { zone: 'UTC' })
  if (payback.reason === 'not_yet') return t('payback.notYet')
  return payback.reason === 'no_one_off_cost' ? format.money(null) : t('total.unknown')
}

/** On which day a version had made up for what was spent on it once. */
export function paybackFact(t: T, format: Format, answer: Words): Fact {
  const { version, baseline } = answer
  return {
    label: (
      <Definition text={t('payback.definition', { version, baseline: baselineName(t, baseline) })}>
        {t('payback.title')}
      </Definition>
    ),
    value: paybackValue(t, format, answer),
    hint: paybackHint(t, format, answer),
  }
}
