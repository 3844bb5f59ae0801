'use client'
import { useMemo, useReducer } from 'react'
import { ErrorState } from '@/components/state/error-state'
import { Loading } from '@/components/state/loading'
import { Chip } from '@/components/ui/chip'
import { Grid } from '@/components/ui/grid'
import { Tile } from '@/components/ui/tile'
import { CheckFindings } from './check-findings'
import { changeDraft, type DraftTable, documentOf, draftOf } from './draft'
import { draftProblems } from './draft-problems'
import type { EditorFacts } from './editor-facts'
import type { Mark } from './editor-row'
import { EditorTable } from './editor-table'
import type { DraftCheck } from './figures'
import { prepareFindings } from './prepare-findings'
import { RowLink } from './row-link'
import { RowTargetProvider } from './row-target'
import { SaveVersionForm } from './save-version-form'
import { type DraftChecked, useDraftCheck } from './use-draft-check'
import { type RulesWords, useRulesWords } from './use-rules-words'

/** The worst that is said of each row, by table. */
function marksOf(check: DraftCheck | null, tables: readonly DraftTable[], { t }: RulesWords): Map<number, Mark>[] {
  const marks = tables.map(() => new Map<number, Mark>())
  if (!check) return marks
  for (const { place } of draftProblems(check, tables, t)) if (place) marks[place.table]?.set(place.row, 'error')
  for (const { rows, severity } of prepareFindings(check, t).problems) {
    const [first] = severity === 'error' ? rows : []
    const marked = first ? [first] : rows
    for (const { table, row } of marked) {
      const mark = severity === 'error' ? 'error' : 'warning'
      if (marks[table]?.get(row) !== 'error') marks[table]?.set(row, mark)
    }
  }
  return marks
}

function Problems({ check, tables }: { check: DraftCheck; tables: readonly DraftTable[] }) {
  const { t } = useRulesWords()
  return (
    <>
      <p>
        <Chip tone="bad" shape="octagon">
          {t('edit.contract')}
        </Chip>
      </p>
      <ul className="divide-y divide-border">
        {draftProblems(check, tables, t).map(({ key, text, place }) => (
          <li key={key} className="py-2 [overflow-wrap:anywhere]">
            {text} {place && <RowLink place={place}>{t('check.rowLink', { row: place.row })}</RowLink>}
          </li>
        ))}
      </ul>
    </>
  )
}

function Checked({ checked: { check, state }, tables }: { checked: DraftChecked; tables: readonly DraftTable[] }) {
  const { t } = useRulesWords()
  return (
    <Tile
      title={t('edit.checkTitle')}
      state={
        <span role="status" className="text-small text-text-3">
          {state === 'checking' && t('edit.checking')}
        </span>
      }
      span={7}
      full
      busy={state === 'checking'}
    >
      {state === 'failed' && <ErrorState title={t('edit.checkFailed')} />}
      {!check && state === 'checking' && <Loading height={120} what={t('edit.checkTitle')} />}
      {check && check.problems.length > 0 && <Problems check={check} tables={tables} />}
      {check && check.problems.length === 0 && <CheckFindings checked={check} />}
    </Tile>
  )
}

function Editor({ facts }: { facts: EditorFacts }) {
  const words = useRulesWords()
  const [draft, change] = useReducer(changeDraft, facts.tables, draftOf)
  const rules = useMemo(() => documentOf(facts.raw, draft), [facts.raw, draft])
  const checked = useDraftCheck(facts, rules)
  const broken = checked.state === 'done' && (checked.check?.problems.length ?? 0) > 0
  const marks = useMemo(() => marksOf(checked.check, draft.tables, words), [checked.check, draft.tables, words])
  return (
    <Grid>
      {draft.tables.map((table, index) => (
        <EditorTable
          key={table.node}
          table={table}
          index={index}
          nextKey={draft.nextKey}
          marks={marks[index] ?? new Map()}
          onChange={change}
        />
      ))}
      <Checked checked={checked} tables={draft.tables} />
      <SaveVersionForm facts={facts} rules={rules} blocked={!draft.changed ? 'unchanged' : broken ? 'broken' : null} />
    </Grid>
  )
}

/** Writes a new version from the decision tables of another one, checked while it is written. */
export function RulesEditor({ facts }: { facts: EditorFacts }) {
  return (
    <RowTargetProvider>
      <Editor facts={facts} />
    </RowTargetProvider>
  )
}
