'use client'
import { useSuspenseQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { may } from '@/components/access/person'
import { usePerson } from '@/components/access/person-context'
import { NoData } from '@/components/state/no-data'
import { PanelBoundary } from '@/components/state/panel-boundary'
import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import { Grid } from '@/components/ui/grid'
import { Tile } from '@/components/ui/tile'
import { Verdict } from '@/components/ui/verdict'
import { useTRPC } from '@/lib/trpc/client'
import { CheckFindings } from './check-findings'
import type { RuleCheck, RuleTables } from './figures'
import type { Example } from './findings-list'
import { prepareFindings } from './prepare-findings'
import { RowTargetProvider } from './row-target'
import type { RulesFacts } from './rules-facts'
import { SimulationPanel } from './simulation-panel'
import { TableTile } from './table-tile'
import { TestsTile } from './tests-tile'
import { TryCaseTile } from './try-case-tile'
import { useRulesWords } from './use-rules-words'

type Props = { facts: RulesFacts; raw: ReactNode }

function NewVersion({ href }: { href: string }) {
  const { t } = useRulesWords()
  const person = usePerson()
  if (may(person, 'version:write')) return <ButtonLink href={href}>{t('new.open')}</ButtonLink>
  return (
    <>
      <Button disabled>{t('new.open')}</Button>
      <span className="max-w-80 text-small text-text-3">{t('new.denied')}</span>
    </>
  )
}

function Sentence({ facts, rules, check }: { facts: RulesFacts; rules: RuleTables; check: RuleCheck }) {
  const { t, format } = useRulesWords()
  const { version } = facts
  const rows = rules.tables.reduce((sum, table) => sum + table.rows.length, 0)
  const { counts, state } = prepareFindings(check, t)
  const found = { count: counts.problems, countText: format.count(counts.problems) }
  const values = { version, rows, rowsText: format.count(rows), ...found }
  const { simulation } = rules
  const sentence = t(`sentence.${rules.tables.length === 0 ? 'noTable' : state}`, values)
  return (
    <Verdict
      sentence={sentence}
      why={
        simulation
          ? t('hits.from', {
              when: format.dateTime(simulation.finishedAt ?? simulation.createdAt, { zoneName: true }),
              cases: format.count(simulation.scored),
              source: simulation.source,
            })
          : t('hits.none')
      }
      actions={rules.tables.length > 0 && <NewVersion href={facts.newHref} />}
    />
  )
}

function Content({ facts, raw }: Props) {
  const { t } = useRulesWords()
  const trpc = useTRPC()
  const place = { model: facts.model, version: facts.version }
  const { data: rules } = useSuspenseQuery(trpc.rules.tables.queryOptions(place))
  const { data: check } = useSuspenseQuery(trpc.rules.check.queryOptions(place))
  const [example, setExample] = useState<Example | null>(null)
  const tryIt = (one: Example) => {
    setExample(one)
    document.getElementById('try-case')?.scrollIntoView({ block: 'center' })
  }
  return (
    <>
      <Sentence facts={facts} rules={rules} check={check} />
      <Grid>
        {rules.tables.map((table, index) => (
          <TableTile key={table.node} table={table} index={index} cases={rules.simulation?.scored ?? null} />
        ))}
        {rules.tables.length === 0 && (
          <Tile title={t('table.raw')} span={12}>
            <NoData title={t('table.none')} reason={t('table.noneText')} />
            {raw}
          </Tile>
        )}
        {rules.tables.length > 0 && (
          <Tile title={t('check.title')} span={12}>
            <CheckFindings checked={check} onTry={tryIt} />
          </Tile>
        )}
        <TestsTile {...place} count={rules.testCases} tables={rules.tables} />
        <TryCaseTile facts={facts} tables={rules.tables} example={example} />
        <SimulationPanel facts={facts} tables={rules.tables} />
      </Grid>
    </>
  )
}

/** The rules of a version: read, checked, tested, and tried on logged traffic. */
export function RulesScreen(props: Props) {
  const { t } = useRulesWords()
  return (
    <PanelBoundary height={640} what={t('what')} errorTitle={t('errorTitle')}>
      <RowTargetProvider>
        <Content {...props} />
      </RowTargetProvider>
    </PanelBoundary>
  )
}
