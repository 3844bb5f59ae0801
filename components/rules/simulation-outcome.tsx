'use client'
import { ConfusionFigure } from '@/components/charts/confusion-figure'
import { NoData } from '@/components/state/no-data'
import { DataTable } from '@/components/table/data-table'
import { Chip } from '@/components/ui/chip'
import { Tile } from '@/components/ui/tile'
import type { Simulation, SimulationResult, TableView } from './figures'
import { HitsTile } from './hits-tile'
import { confusions, meanErrors, shownChanges } from './prepare-simulation'
import { reasonWords } from './reason-words'
import { useRulesWords } from './use-rules-words'
import { windowWords } from './window-words'

type Props = { simulation: Simulation; result: SimulationResult; tables: readonly TableView[]; zone: string }

function Said({ value }: { value: string | null }) {
  const { t } = useRulesWords()
  return value === null ? <span className="text-text-3">{t('simulation.noDecision')}</span> : value
}

function Summary({ simulation, result, zone }: Omit<Props, 'tables'>) {
  const words = useRulesWords()
  const { t, format } = words
  const { version, source, finishedAt, startedBy } = simulation
  const { rows, changed, undecided, withoutBefore } = result
  const values = { version, source, changed: format.count(changed), all: format.count(rows) }
  const share = format.share(rows > 0 ? changed / rows : null, { digits: 1 })
  return (
    <Tile title={t('simulation.outcome')} span={12}>
      <p role="status" className="text-title">
        {rows === 0
          ? t('simulation.noCases', values)
          : changed === 0
            ? t('simulation.same', values)
            : t('simulation.changed', { ...values, share })}
      </p>
      <p className="text-small text-text-3">
        {t('simulation.scope', {
          source,
          window: windowWords(simulation, words),
          when: format.dateTime(finishedAt ?? '', { zoneName: true }),
          by: startedBy,
        })}
        {` · ${zone}`}
      </p>
      <ul className="text-text-2">
        {Object.entries(undecided).map(([why, count]) => (
          <li key={why}>{t('simulation.undecided', { count: format.count(count), why: reasonWords(why, t) })}</li>
        ))}
        {withoutBefore > 0 && <li>{t('simulation.withoutBefore', { count: format.count(withoutBefore) })}</li>}
      </ul>
    </Tile>
  )
}

function Changes({ simulation, result }: Omit<Props, 'tables' | 'zone'>) {
  const { t, format } = useRulesWords()
  const { version, source } = simulation
  const changes = shownChanges(result)
  if (changes.length === 0) return null
  const title = t('simulation.changes')
  return (
    <>
      <Tile title={title} span={6} full>
        <DataTable
          title={title}
          columns={[
            { id: 'before', head: t('simulation.before', { source }) },
            { id: 'now', head: t('simulation.now', { version }) },
            { id: 'count', head: t('simulation.cases'), kind: 'number' },
            { id: 'share', head: t('simulation.share'), kind: 'number' },
          ]}
          rows={changes.map(({ key, before, now, count, share }) => ({
            id: key,
            cells: {
              before: { value: before, show: <Said value={before} /> },
              now: { value: now, show: <Said value={now} /> },
              count: { value: count, show: format.count(count) },
              share: { value: share, show: format.share(share, { digits: 1 }) },
            },
          }))}
          tools={changes.length > 12 ? 'full' : 'export'}
          maxHeight={320}
        />
        {result.otherChanges > 0 && (
          <p className="pt-1 text-small text-text-3">
            {t('simulation.others')}: {format.count(result.otherChanges)}
          </p>
        )}
      </Tile>
      <Examples simulation={simulation} result={result} />
    </>
  )
}

function Examples({ simulation: { version, source }, result }: Omit<Props, 'tables' | 'zone'>) {
  const { t, format } = useRulesWords()
  const { examples } = result
  return (
    <Tile
      title={t('simulation.examples')}
      sub={t('simulation.examplesSub', { count: format.count(examples.length) })}
      span={6}
      full
    >
      <DataTable
        title={t('simulation.examples')}
        columns={[
          { id: 'id', head: t('simulation.case') },
          { id: 'before', head: t('simulation.before', { source }) },
          { id: 'now', head: t('simulation.now', { version }) },
          { id: 'at', head: t('simulation.at'), kind: 'number', quiet: true },
        ]}
        rows={examples.map(({ id, before, now, at }) => ({
          id,
          cells: {
            id: { value: id, show: <code>{id}</code> },
            before: { value: before, show: <Said value={before} /> },
            now: { value: now, show: <Said value={now} /> },
            at: { value: at, show: format.dateTime(at) },
          },
        }))}
        tools="export"
        maxHeight={320}
      />
    </Tile>
  )
}

function Labelled({ simulation: { version, source }, result }: Omit<Props, 'tables' | 'zone'>) {
  const { t, format } = useRulesWords()
  const { paired } = result
  const errors = meanErrors(result)
  const both = confusions(result, {
    before: t('simulation.confusion', { version: source }),
    now: t('simulation.confusion', { version }),
    noDecision: t('simulation.noDecision'),
  })
  if (!paired || (!errors && !both)) {
    return (
      <Tile title={t('simulation.labelled')} span={12}>
        <NoData title={t('simulation.noLabels')} reason={t('simulation.noLabelsText')} />
      </Tile>
    )
  }
  const counted = {
    source,
    version,
    n: format.count(paired.labelled),
    both: format.count(paired.bothRight),
    onlyBefore: format.count(paired.onlyBefore),
    onlyNow: format.count(paired.onlyNow),
    wrong: format.count(paired.bothWrong),
  }
  const measured = errors && {
    source,
    version,
    n: format.count(errors.n),
    before: format.number(errors.before),
    now: format.number(errors.now),
  }
  return (
    <>
      {source !== version && (
        <Tile title={t('simulation.labelled')} span={12} state={<Chip>n = {counted.n}</Chip>}>
          <p>{measured ? t('simulation.errors', measured) : t('simulation.labelledText', counted)}</p>
        </Tile>
      )}
      {both &&
        (source === version ? [both.now] : [both.before, both.now]).map((spec, at) => (
          <Tile key={at === 0 ? 'before' : 'now'} title={spec.title} span={6} full>
            <ConfusionFigure spec={spec} />
          </Tile>
        ))}
    </>
  )
}

/** What these rules would have decided otherwise, row by row and against the labels. */
export function SimulationOutcome({ simulation, result, tables, zone }: Props) {
  const about = { simulation, result }
  return (
    <>
      <Summary {...about} zone={zone} />
      {result.rows > 0 && (
        <>
          <Changes {...about} />
          <HitsTile result={result} tables={tables} />
          <Labelled {...about} />
        </>
      )}
    </>
  )
}
