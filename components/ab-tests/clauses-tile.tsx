'use client'
import { Chip } from '@/components/ui/chip'
import { Disclosure } from '@/components/ui/disclosure'
import { Tile } from '@/components/ui/tile'
import { cn } from '@/lib/cn'
import type { ReadTest } from './figures'
import { Mark } from './mark'
import { type ClauseRow, clauseRows } from './prepare-verdict'
import { useAbWords } from './use-ab-words'

function Clauses({ rows }: { rows: readonly ClauseRow[] }) {
  const { t } = useAbWords()
  return (
    <ul className="divide-y divide-border">
      {rows.map((row) => (
        <li key={row.id} className="flex items-baseline gap-2 py-[5px]">
          <Mark tone={row.tone} word={row.word} />
          <span className={cn('min-w-0', row.decides && 'font-semibold')}>
            {row.name}
            {row.decides && (
              <Chip tone="muted" className="ml-1.5">
                {t('clause.decides')}
              </Chip>
            )}
          </span>
          <span className="ml-auto text-right text-text-2">{row.value}</span>
        </li>
      ))}
    </ul>
  )
}

/** Why this verdict: every clause in the order in which it was asked. */
export function ClausesTile({ read }: { read: ReadTest }) {
  const words = useAbWords()
  const { t } = words
  const rows = clauseRows(read, words)
  const asked = rows.filter((row) => row.asked)
  const others = rows.filter((row) => !row.asked)
  const held = asked.filter(({ tone }) => tone === 'good').length
  return (
    <Tile
      title={t('clause.title')}
      state={<span className="text-small text-text-3">{t('clause.count', { held, all: asked.length })}</span>}
      foot={t('clause.foot')}
    >
      <Clauses rows={asked} />
      {others.length > 0 && (
        <Disclosure summary={t('clause.others', { count: others.length })}>
          <Clauses rows={others} />
        </Disclosure>
      )}
    </Tile>
  )
}
