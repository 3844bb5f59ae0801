'use client'
import { SimpleTable } from '@/components/table/simple-table'
import { Chip } from '@/components/ui/chip'
import { Tile } from '@/components/ui/tile'
import { VerdictShape } from '@/components/ui/verdict-shape'
import { cn } from '@/lib/cn'
import type { Promotion } from './figures'
import { countGates, type GateRow, gateRow } from './prepare-gates'
import { usePromotionWords } from './use-promotion-words'

const COLORS: Record<string, string> = { good: 'text-good-text', warn: 'text-warn-text', bad: 'text-bad-text' }

function Name({ row }: { row: GateRow }) {
  const { tone, shape, word } = row.mark
  return (
    <span className="inline-flex items-baseline gap-2 py-1">
      <span className={cn('inline-flex shrink-0 translate-y-px', COLORS[tone])}>
        <VerdictShape shape={shape} />
        <span className="sr-only">{word}</span>
      </span>
      <span className="whitespace-normal">{row.name}</span>
    </span>
  )
}

const Words = ({ row, said }: { row: GateRow; said: string }) => (
  <span className="block whitespace-normal py-1 text-text-2">
    {row.mark.tone !== 'good' && <span className={cn('font-medium', COLORS[row.mark.tone])}>{said}</span>}
    {row.words}
  </span>
)

/** Narrow screens have the limit under the figure. */
const Figure = ({ row }: { row: GateRow }) => (
  <>
    {row.figure}
    <span className="block max-w-28 whitespace-normal font-normal text-small text-text-3 md:hidden">{row.limit}</span>
  </>
)

/** Every gate with its verdict, the reason in words, the figure and the limit. */
export function GatesTile({ promotion }: { promotion: Promotion }) {
  const words = usePromotionWords()
  const { t, format } = words
  const { gates, evidence } = promotion
  const { all, hold, warn, block } = countGates(gates)
  const tone = block > 0 ? 'bad' : warn > 0 ? 'warn' : 'good'
  const rows = gates.map((gate) => gateRow(gate, promotion, words))
  const window = evidence.window
    ? format.range(evidence.window.from, evidence.window.to, { zoneName: true })
    : t('gates.noWindow')
  return (
    <Tile
      title={t('gates.title')}
      sub={window}
      state={
        <Chip tone={tone} {...(block > 0 && { shape: 'octagon' as const })}>
          {t(block > 0 ? 'gates.countBlock' : 'gates.count', { hold, all, block })}
        </Chip>
      }
      foot={t('gates.frozen', { when: format.dateTime(evidence.asOf, { zoneName: true }) })}
      span={8}
      full
    >
      {rows.length === 0 ? (
        <p className="text-text-2">{t('gates.none')}</p>
      ) : (
        <SimpleTable
          title={t('gates.title')}
          heads={[
            { text: t('gates.gate') },
            { text: t('gates.words') },
            { text: t('gates.figure'), number: true },
            { text: t('gates.range'), number: true, secondary: true },
            { text: t('gates.limit'), number: true, secondary: true },
          ]}
          rows={rows.map((row) => ({
            key: row.gate,
            cells: [
              <Name key="name" row={row} />,
              <Words key="words" row={row} said={t('gates.said', { verdict: row.mark.word })} />,
              <Figure key="figure" row={row} />,
              <span key="range" className="text-text-3">
                {row.range}
              </span>,
              <span key="limit" className="text-text-3">
                {row.limit}
              </span>,
            ],
          }))}
        />
      )}
    </Tile>
  )
}
