'use client'
import { useTranslations } from 'use-intl'
import { Empty } from '@/components/state/empty'
import { NoData } from '@/components/state/no-data'
import { SimpleTable } from '@/components/table/simple-table'
import { ButtonLink } from '@/components/ui/button-link'
import { Tile } from '@/components/ui/tile'
import { useFormat } from '@/lib/i18n/use-format'
import type { CompareFacts } from './compare-facts'
import { compareVerdict } from './compare-verdict'
import type { CompareAnswer } from './figures'
import { WordChip } from './word-chip'

/** Net money per 1,000 decisions of each version on the same cases, and over the first. */
export function ValueCompared({ facts, answer }: { facts: CompareFacts; answer: CompareAnswer }) {
  const t = useTranslations('compare')
  const format = useFormat(facts.zone)
  const missing = answer.versions.map(({ value }) => value).find((value) => !value || value.value === null)
  if (missing !== undefined) {
    const code = missing?.value === null ? missing.reason : 'task_without_value'
    return (
      <Tile title={t('value.title')} span={6} full>
        {code === 'no_value_model' ? (
          <Empty
            title={t('value.none')}
            text={t('value.noneText')}
            action={<ButtonLink href={facts.valueHref}>{t('value.set')}</ButtonLink>}
          />
        ) : (
          <NoData title={t('value.unknown')} reason={t(`valueReason.${code}`)} />
        )}
      </Tile>
    )
  }
  const money = (value: number, signed = false) => format.money(value * 1000, { signed })
  const range = (low: number | null, high: number | null, signed = false) =>
    low === null || high === null ? t('noRange') : format.interval(low, high, (x) => money(x, signed))
  const rows = answer.versions.map(({ version, value }) => {
    const comparison = answer.comparisons.find((one) => one.version === version)
    const verdict = comparison && compareVerdict(answer, comparison)
    const over = comparison?.value
    return {
      key: version,
      cells: [
        version,
        value && value.value !== null ? money(value.value) : '',
        value && value.value !== null ? range(value.low, value.high) : '',
        over && over.value !== null ? money(over.value, true) : '',
        over && over.value !== null ? range(over.low, over.high, true) : '',
        verdict && verdict.kind === 'value' ? <WordChip key="word" word={verdict.word} /> : '',
      ],
    }
  })
  return (
    <Tile
      title={t('value.title')}
      sub={t('value.sub', { currency: answer.currency ?? '' })}
      span={6}
      full
      foot={t('value.foot')}
    >
      <SimpleTable
        title={t('value.title')}
        heads={[
          { text: t('version') },
          { text: t('value.net'), number: true },
          { text: t('interval'), number: true, secondary: true },
          { text: t('value.over', { version: answer.versions[0]?.version ?? '' }), number: true },
          { text: t('value.overRange'), number: true, secondary: true },
          { text: t('tests.verdict') },
        ]}
        rows={rows}
      />
    </Tile>
  )
}
