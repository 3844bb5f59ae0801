'use client'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Chip } from '@/components/ui/chip'
import { Disclosure } from '@/components/ui/disclosure'
import type { Checked } from './figures'
import { type Example, FindingsList } from './findings-list'
import { prepareFindings } from './prepare-findings'
import { RowLink } from './row-link'
import { useRulesWords } from './use-rules-words'

const SHOWN_FIRST = 8

type Props = { checked: Checked; onTry?: (example: Example) => void }

/** How much of a list is in view, where that is not all. */
function Listed({ shown, all }: { shown: number; all: number }) {
  const { t, format } = useRulesWords()
  if (shown >= all) return null
  return (
    <span className="text-small text-text-3">
      {t('check.listed', { shown: format.count(shown), all: format.count(all) })}
    </span>
  )
}

function NotChecked({ tables }: Pick<Checked, 'tables'>) {
  const { t, format } = useRulesWords()
  const cells = tables.flatMap(({ notChecked }, table) => notChecked.map((cell) => ({ ...cell, table })))
  const all = tables.reduce((sum, { counts }) => sum + counts.notChecked, 0)
  if (all === 0) return null
  return (
    <Disclosure summary={`${t('check.notChecked')} (${format.count(all)})`} open={all <= 5}>
      <p className="text-small text-text-3">{t('check.notCheckedText')}</p>
      <ul>
        {cells.map(({ table, row, column, text }) => (
          <li key={`${table} ${row} ${column}`} className="[overflow-wrap:anywhere]">
            <RowLink place={{ table, row }}>{t('check.notCheckedCell', { row, column })}</RowLink> <code>{text}</code>
          </li>
        ))}
      </ul>
      <Listed shown={cells.length} all={all} />
    </Disclosure>
  )
}

/** Everything the checks have to say. */
export function CheckFindings({ checked, onTry }: Props) {
  const { t, format } = useRulesWords()
  const [all, setAll] = useState(false)
  const { problems, notes, counts, state } = prepareFindings(checked, t)
  const shown = all ? problems : problems.slice(0, SHOWN_FIRST)
  const more = problems.length - shown.length
  return (
    <div className="flex flex-col gap-1">
      {state === 'found' ? (
        <FindingsList findings={shown} onTry={onTry} />
      ) : (
        <p>
          <Chip tone={state === 'fine' ? 'good' : 'muted'}>{t(`check.${state}`)}</Chip>
        </p>
      )}
      <div className="flex flex-wrap items-center gap-2 empty:hidden">
        {more > 0 && (
          <Button size="sm" onClick={() => setAll(true)}>
            {t('check.more', { count: format.count(more) })}
          </Button>
        )}
        <Listed shown={shown.length} all={counts.problems} />
      </div>
      {checked.tables.some(({ complete }) => !complete) && (
        <p className="text-small text-text-3">{t('check.incomplete')}</p>
      )}
      {checked.unreadable === null && <p className="text-small text-text-3">{t('check.engineSilent')}</p>}
      {notes.length > 0 && (
        <Disclosure summary={t('check.notes', { count: counts.notes, countText: format.count(counts.notes) })}>
          <FindingsList findings={notes} />
          <Listed shown={notes.length} all={counts.notes} />
        </Disclosure>
      )}
      <NotChecked tables={checked.tables} />
    </div>
  )
}
