'use client'
import { useTranslations } from 'use-intl'
import { DataTable } from '@/components/table/data-table'
import type { Cell, Column, Row } from '@/components/table/row'
import { useFormat } from '@/lib/i18n/use-format'
import { baselineName } from './baseline-name'
import type { ValueAnswer } from './figures'
import { moneyOf, perThousand, whyNoMoney } from './money-figure'
import type { ValueFacts } from './value-facts'
import { valueReason } from './value-reason'

/** The same windows as figures: gain, cost, net with its interval, per 1,000 decisions, over the baseline. */
export function WindowsTable({ facts, answer }: { facts: ValueFacts; answer: ValueAnswer }) {
  const t = useTranslations('value')
  const format = useFormat(facts.zone)
  const title = t('windows.title', { currency: answer.currency ?? '' })
  const columns: Column[] = [
    { id: 'window', head: t('windows.window') },
    { id: 'n', head: t('windows.n'), kind: 'number', digits: 0, secondary: true },
    { id: 'gain', head: t('total.gain'), kind: 'number', secondary: true },
    { id: 'cost', head: t('total.cost'), kind: 'number', secondary: true },
    { id: 'net', head: t('total.net'), kind: 'number' },
    { id: 'interval', head: t('windows.interval'), kind: 'number', quiet: true, sortable: false, secondary: true },
    { id: 'perThousand', head: t('windows.perThousand'), kind: 'number' },
    { id: 'over', head: t('total.over', { baseline: baselineName(t, answer.baseline) }), kind: 'number' },
  ]
  const money = (value: number | null, signed = false): Cell =>
    value === null ? null : { value, show: format.money(value, { signed }) }
  const rows = answer.windows.map((window): Row => {
    const net = moneyOf(window.net)
    const [low, high] = [moneyOf(window.low), moneyOf(window.high)]
    const why = valueReason(t, whyNoMoney(window.net))
    return {
      id: window.from,
      cells: {
        window: { value: window.from, show: format.range(window.from, window.to, { year: false }) },
        n: window.n,
        gain: money(moneyOf(window.gain)),
        cost: money(moneyOf(window.cost)),
        net: net === null ? { value: null, show: <span className="text-text-2">{why}</span> } : money(net),
        interval: low === null || high === null ? null : format.interval(low, high, (x) => format.money(x)),
        perThousand: money(perThousand(moneyOf(window.netPerPrediction))),
        over: money(window.difference.value, true),
      },
    }
  })
  return <DataTable title={title} columns={columns} rows={rows} tools="export" maxHeight={420} />
}
