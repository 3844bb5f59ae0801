'use client'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Chip } from '@/components/ui/chip'
import { Disclosure } from '@/components/ui/disclosure'
import type { TableCheck, Unreadable } from './figures'
import { type Example, FindingsList } from './findings-list'
import { prepareFindings } from './prepare-findings'
import { RowLink } from './row-link'
import { useRulesWords } from './use-rules-words'

const SHOWN_FIRST = 8

type Props = {
  checks: readonly TableCheck[]
  /** Null: the engine did not say in time. */
  unreadable: readonly Unreadable[] | null
  onTry?: (example: Example) => void
}

function NotChecked({ checks }: Pick<Props, 'checks'>) {
  const { t, format } = useRulesWords()
  const cells = checks.flatMap(({ notChecked }, table) => notChecked.map((cell) => ({ ...cell, table })))
  if (cells.length === 0) return null
  return (
    <Disclosure summary={`${t('check.notChecked')} (${format.count(cells.length)})`} open={cells.length <= 5}>
      <p className="text-small text-text-3">{t('check.notCheckedText')}</p>
      <ul>
        {cells.map(({ table, row, column, text }) => (
          <li key={`${table} ${row} ${column}`} className="[overflow-wrap:anywhere]">
            <RowLink place={{ table, row }}>{t('check.notCheckedCell', { row, column })}</RowLink> <code>{text}</code>
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}

/** Everything the static check has to say. */
export function CheckFindings({ checks, unreadable, onTry }: Props) {
  const { t, format } = useRulesWords()
  const [all, setAll] = useState(false)
  const { problems, notes } = prepareFindings(checks, unreadable, t)
  const shown = all ? problems : problems.slice(0, SHOWN_FIRST)
  return (
    <div className="flex flex-col gap-1">
      {problems.length === 0 ? (
        <p>
          <Chip tone="good">{t('check.fine')}</Chip>
        </p>
      ) : (
        <FindingsList findings={shown} onTry={onTry} />
      )}
      {shown.length < problems.length && (
        <div className="flex flex-wrap items-center gap-2">
          <Button size="sm" onClick={() => setAll(true)}>
            {t('check.more', { all: format.count(problems.length) })}
          </Button>
        </div>
      )}
      {checks.some(({ complete }) => !complete) && <p className="text-small text-text-3">{t('check.incomplete')}</p>}
      {unreadable === null && <p className="text-small text-text-3">{t('check.engineSilent')}</p>}
      {notes.length > 0 && (
        <Disclosure summary={t('check.notes', { count: notes.length, countText: format.count(notes.length) })}>
          <FindingsList findings={notes} />
        </Disclosure>
      )}
      <NotChecked checks={checks} />
    </div>
  )
}
