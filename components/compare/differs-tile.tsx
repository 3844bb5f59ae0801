'use client'
import { useTranslations } from 'use-intl'
import { NoData } from '@/components/state/no-data'
import { DataTable } from '@/components/table/data-table'
import type { Column, Row } from '@/components/table/row'
import { Tile } from '@/components/ui/tile'
import { useFormat } from '@/lib/i18n/use-format'
import type { CompareFacts } from './compare-facts'
import { factName, factText, isDigest } from './fact-text'
import type { CompareAnswer } from './figures'

function FactValue({ raw, text, digest }: { raw: string | null; text: string | null; digest: boolean }) {
  const t = useTranslations('compare')
  if (text === null) return <span className="text-text-3">{t('made.absent')}</span>
  return digest ? <code title={raw ?? ''}>{text}</code> : text
}

/** Of what the versions are made, only what is not the same for all. */
export function DiffersTile({ facts, answer }: { facts: CompareFacts; answer: CompareAnswer }) {
  const t = useTranslations('compare')
  const m = useTranslations('models')
  const format = useFormat(facts.zone)
  const words = { t, m, format }
  const { differs, versions } = answer
  const columns: Column[] = [
    { id: 'aspect', head: t('made.aspect') },
    { id: 'name', head: t('made.name') },
    ...versions.map(({ version }): Column => ({ id: `of ${version}`, head: version, wrap: true })),
  ]
  const rows = differs.map((fact): Row => {
    const cells = versions.map(({ version }, place) => {
      const raw = fact.values[place] ?? null
      const text = factText(fact, raw, words)
      return [`of ${version}`, { value: raw, show: <FactValue raw={raw} text={text} digest={isDigest(fact)} /> }]
    })
    const name = factName(fact, words)
    return {
      id: `${fact.aspect} ${fact.name}`,
      cells: { aspect: t(`aspect.${fact.aspect}`), name, ...Object.fromEntries(cells) },
    }
  })
  return (
    <Tile title={t('made.title')} sub={t('made.sub')} span={12}>
      {rows.length === 0 ? (
        <NoData title={t('made.same')} reason={t('made.sameText')} />
      ) : (
        <DataTable title={t('made.title')} columns={columns} rows={rows} tools={rows.length > 12 ? 'full' : 'export'} />
      )}
    </Tile>
  )
}
