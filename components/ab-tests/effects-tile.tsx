'use client'
import { NoData } from '@/components/state/no-data'
import { SimpleTable } from '@/components/table/simple-table'
import { Tile } from '@/components/ui/tile'
import { EffectPlot } from './effect-plot'
import type { ReadTest } from './figures'
import { challengerOf, controlOf, type EffectRow, effectRows } from './prepare-effects'
import { useAbWords } from './use-ab-words'
import type { AbWords } from './words'

function Name({ row }: { row: EffectRow }) {
  return (
    <span className="block py-1">
      {row.name}
      {row.arm && <span className="text-text-3"> · {row.arm}</span>}
      <span className="block whitespace-normal font-normal text-small text-text-3">{row.roleText}</span>
    </span>
  )
}

function cellsOf(row: EffectRow, pValues: boolean, { t, format }: AbWords) {
  const quiet = (text: string) => <span className="text-text-3">{text}</span>
  return [
    <Name key="name" row={row} />,
    row.place ? (
      <EffectPlot key="plot" place={row.place} primary={row.role === 'primary'} />
    ) : (
      <span key="plot" className="whitespace-normal text-text-3">
        {row.reason}
      </span>
    ),
    row.difference === null ? (
      quiet(t('effects.none'))
    ) : (
      <span key="difference" className="font-medium">
        {row.difference}
      </span>
    ),
    quiet(row.interval),
    quiet(row.control),
    quiet(row.challenger),
    ...(pValues ? [quiet(row.pValue === null ? '' : format.p(row.pValue))] : []),
  ]
}

/** Why no effect is shown: not before the planned look. */
function Hidden({ read: { results } }: { read: ReadTest }) {
  const { t, format } = useAbWords()
  const { look, engine } = results
  const values = { have: format.count(look.information), next: format.count(look.next ?? look.planned) }
  return (
    <NoData
      title={t('effects.hidden')}
      reason={t(engine === 'fixed_horizon' ? 'effects.hiddenFixed' : 'effects.hiddenLook', values)}
      height={180}
    />
  )
}

/** Every metric of the plan against the control, with its limits and margins. */
export function EffectsTile({ read, pValues }: { read: ReadTest; pValues: boolean }) {
  const words = useAbWords(read.results)
  const { t, format } = words
  const { test, results } = read
  const rows = effectRows(test, results, words)
  const hidden = rows.length > 0 && rows.every(({ place }) => place === null) && results.look.phase === 'waiting'
  const control = controlOf(test)?.version ?? ''
  const challenger = test.arms.length > 2 ? t('effects.challenger') : (challengerOf(test, results)?.version ?? '')
  const level = format.share(1 - results.alpha, { digits: 0 })
  return (
    <Tile
      title={t('effects.title', { control })}
      sub={t('effects.sub', { level })}
      span={8}
      full
      foot={hidden ? undefined : t('effects.foot')}
    >
      {hidden ? (
        <Hidden read={read} />
      ) : (
        <SimpleTable
          title={t('effects.title', { control })}
          heads={[
            { text: t('effects.metric') },
            { text: t('effects.plot', { control }), secondary: true },
            { text: t('effects.difference'), number: true },
            { text: t('effects.interval', { level }), number: true },
            { text: control, number: true, secondary: true },
            { text: challenger, number: true, secondary: true },
            ...(pValues ? [{ text: 'p', number: true, secondary: true }] : []),
          ]}
          rows={rows.map((row) => ({ key: row.key, cells: cellsOf(row, pValues, words) }))}
        />
      )}
    </Tile>
  )
}
