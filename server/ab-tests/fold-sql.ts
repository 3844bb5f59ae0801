import { hiddenByDecision, type MetricKind } from '@/domain/ab-tests/metric'
import type { Task } from '@/domain/models/input'
import { metricParts } from './metric-sql'
import { DECIDED, DELAYS, EXPOSED, isKpi, type PlannedMetric } from './metrics'

/** What the rows of a test are folded with; see `foldArgs` in fold.ts for the values behind `a`. */
export type FoldShape = {
  /** Length of the buckets of first exposures, which are counted since the epoch. */
  seconds: number
  task: Task
  metrics: readonly PlannedMetric[]
  /** Metrics that outcomes were sent for, besides KPIs. */
  outcomes: ReadonlySet<string>
  waits: boolean
  segments: boolean
  /** The metric whose first figure tells how long labels take. */
  delays: PlannedMetric | null
  /** Shadow mode: places of the arms whose cases are paired. */
  paired: { control: number; challengers: readonly number[] } | null
}

export const CELL_SUMS = `count(*)::bigint as n, sum(num) as sum, sum(num * num) as squares, sum(den) as denominator,
  sum(den * den) as denominator_squares, sum(num * den) as products, sum(cov) as covariate, sum(cov * cov) as covariate_squares,
  sum(num * cov) as covariate_products, bool_and(num in (0, 1) and den = 1) as "binary"`

/** The range stands here as parameters of the statement, so that it is planned for what it is: an hour, not the whole test. */
export const unitsSql = ({ seconds }: FoldShape) => `u as (
  select e.entity, e.arm, e.at, floor(extract(epoch from e.at) / ${seconds})::integer as bucket, e.mismatched, e.arms,
    case when a.wait_seconds is null then a.known else least(e.at + make_interval(secs => a.wait_seconds), a.known) end as cut
  from ab_exposures e cross join a where e.test_no = $1::integer and e.at >= to_timestamp($2::float8 / 1000)
    and e.at <= to_timestamp($3::float8 / 1000))`

export const TRUTH = `left join lateral (
    select l.value, l.number, l.known_at from labels l where l.case_key = k.case_key and l.known_at <= u.cut
    order by l.known_at desc limit 1) l on true`
export const MONEY = `left join lateral (
    select t.constants, t.rates from jsonb_to_recordset(a.money) as t(since float8, until float8, decided boolean, came_true boolean,
      constants float8, rates float8)
    where extract(epoch from p."timestamp") * 1000 >= t.since and extract(epoch from p."timestamp") * 1000 < t.until
      and t.decided = (p.prediction = a.positive) and t.came_true = (coalesce(l.value, a.absence) = a.positive)) t on true`

/** Predictions that count of the unit `u`: served under the test or made by the arm's version, from the first exposure to the cut. */
function casesSql(shape: FoldShape, metrics: readonly PlannedMetric[]): string {
  const money = metrics.some(({ metric }) => metric === 'value')
  const truth = shape.waits
    ? 'coalesce(l.value, a.absence) as y, coalesce(l.number, a.absence_number) as y_number, l.known_at'
    : 'null::text as y, null::float8 as y_number, null::timestamptz as known_at'
  return `select p.prediction, p.prediction_value, p.score, p.probabilities, p.latency_ms, p.amount, ${truth},
    ${money ? 't.constants, t.rates' : 'null::float8 as constants, null::float8 as rates'}
  from ab_cases k
  join predictions p on p.case_key = k.case_key and p.version_no = k.version_no and p.error is null
  ${shape.waits ? TRUTH : ''} ${money ? MONEY : ''}
  where k.test_no = $1::integer and k.entity = u.entity and k.at >= u.at and k.at <= u.cut
    and (k.exposed or k.version_no = a.versions[u.arm + 1])`
}

/**
 * Sums of a unit, by itself: however many units there are and whatever the planner believes about their number, each costs a few
 * look-ups in an index. Joined as a whole, a statement planned before the tables were analysed compares every unit with every other.
 */
const unitSql = (cases: string, sums: readonly string[]) => `left join lateral (
    select min(c.known_at) as known_at, ${sums.join(',\n      ')}
    from (${cases}) c having count(*) > 0) s on true`

type Column = { metric: PlannedMetric; counted: boolean; sent: boolean }

/** Numerator and denominator of one entity by its predictions. */
export function sumsSql(metric: PlannedMetric, task: Task): string {
  const parts = metricParts(task, metric.metric)
  if (!parts) throw new Error(`no prediction carries ${metric.metric}`)
  const over = `filter (where ${parts.counts})`
  const { no } = metric
  if (metric.metric === 'latency') return `avg(${parts.numerator}) ${over} as num${no}, 1::float8 as den${no}`
  const denominator = metric.metric === 'value' ? '1::float8' : `(sum(${parts.denominator}) ${over})::float8`
  return `(sum(${parts.numerator}) ${over})::float8 as num${no}, ${denominator} as den${no}`
}

const outcomeSql = (no: number) => `left join lateral (
    select o.value, o.at from ab_outcomes o where o.test_no = $1::integer and o.entity = u.entity and o.metric = a.names[${no}]
      and o.at >= u.at and o.at <= u.cut order by o.at limit 1) o${no} on true
  left join lateral (
    select o.value from ab_outcomes o where o.test_no = $1::integer and o.entity = u.entity and o.metric = a.names[${no}]
      and o.at < u.at order by o.at desc limit 1) b${no} on true`

function lineSql({ metric: { no, kind }, counted, sent }: Column): string {
  const number = counted ? `s.num${no}` : 'null::float8'
  if (!sent) return `(${no}, ${number}, s.den${no}, 0::float8)`
  const denominator = counted ? `case when o${no}.value is null then s.den${no} else 1 end` : '1::float8'
  const covariate = kind === 'mean' ? `coalesce(b${no}.value, 0)` : '0::float8'
  return `(${no}, coalesce(o${no}.value, ${number}), ${denominator}, ${covariate})`
}

const takesOutcomes = (kind: MetricKind) => kind === 'mean' || kind === 'ratio' || kind === 'binary'

function columnsOf(shape: FoldShape): Column[] {
  return shape.metrics.flatMap((metric) => {
    if (metric.waits !== shape.waits) return []
    const counted = metricParts(shape.task, metric.metric) !== null
    const sent = takesOutcomes(metric.kind) && (isKpi(metric.metric) || shape.outcomes.has(metric.metric))
    return counted || sent ? [{ metric, counted, sent }] : []
  })
}

/** How often each decision gets a label: some metrics are no figure of all units where one of them hardly ever does. */
export const DECISIONS = {
  sums: ([name, equals]: readonly [string, string]) =>
    `(count(*) filter (where c.prediction ${equals} a.positive))::float8 as ${name}_all,
     (count(*) filter (where c.prediction ${equals} a.positive and c.y is not null))::float8 as ${name}_known`,
  lines: [
    `(${DECIDED.positive}, s.positive_known, s.positive_all, 0::float8)`,
    `(${DECIDED.negative}, s.negative_known, s.negative_all, 0::float8)`,
  ],
}
export const wantsDecisions = (shape: FoldShape, counted: readonly { metric: PlannedMetric }[]) =>
  shape.task === 'binary' && shape.waits && counted.some(({ metric }) => hiddenByDecision(metric.metric))

/** Time from exposure to what the first metric waits for, in 24 bins up to H. */
function delaySql(shape: FoldShape, columns: readonly Column[]): { select: string; join: string } | null {
  const column = columns.find(({ metric }) => metric.no === shape.delays?.no)
  if (!column) return null
  const { no } = column.metric
  const known = column.counted ? 's.known_at' : 'null::timestamptz'
  const first = column.sent ? `coalesce(o${no}.at, ${known})` : known
  const bin = `least(23, greatest(0, floor(24 * extract(epoch from ${first} - u.at) / a.wait_seconds)))::integer::text`
  return {
    select: `union all select ${DELAYS}, 0::float8, 0::float8, 0::float8, v.bin where v.bin is not null`,
    join: bin,
  }
}

/**
 * A query that answers `bucket, arm, metric, segment` with the sums of the units' figures (CELL_SUMS) for units first exposed between
 * $2 and $3. Every unit counts once per metric for which it has a figure. `a` is the one row of values in front.
 */
export function foldSelect(shape: FoldShape): string {
  const columns = columnsOf(shape)
  const counted = columns.filter((column) => column.counted)
  const sums = counted.map((column) => sumsSql(column.metric, shape.task))
  const decisions = wantsDecisions(shape, counted)
  if (decisions) sums.push(DECISIONS.sums(['positive', '=']), DECISIONS.sums(['negative', '<>']))
  const delay = delaySql(shape, columns)
  const lines = columns.map(lineSql)
  if (decisions) lines.push(...DECISIONS.lines)
  if (!shape.waits)
    lines.push(
      `(${EXPOSED}, u.mismatched::integer::float8, ((u.arms & (u.arms - 1)) <> 0)::integer::float8, 0::float8)`,
    )
  if (lines.length === 0) lines.push('(null::integer, null::float8, null::float8, null::float8)')
  const own =
    counted.length === 0
      ? ''
      : unitSql(
          casesSql(
            shape,
            counted.map(({ metric }) => metric),
          ),
          sums,
        )
  return `${unitsSql(shape)},
v as (
  select u.bucket, u.arm, x.metric, x.num::float8 as num, x.den::float8 as den, x.cov::float8 as cov,
    ${delay ? delay.join : 'null::text'} as bin, ${shape.segments ? 'f.segments' : 'null::text[]'} as segments
  from u cross join a ${own} ${shape.segments ? SEGMENTS : ''}
  ${columns.flatMap(({ sent, metric }) => (sent ? [outcomeSql(metric.no)] : [])).join('\n  ')}
  cross join lateral (values ${lines.join(', ')}) as x(metric, num, den, cov)
  where x.num is not null)
select v.bucket, v.arm, g.metric, g.segment, ${CELL_SUMS.replaceAll(/\b(num|den|cov)\b/g, 'g.$1')}
from v cross join lateral (
  select v.metric, v.num, v.den, v.cov, '' as segment
  ${shape.segments ? `union all select v.metric, v.num, v.den, v.cov, unnest(v.segments) where v.metric <> ${EXPOSED}` : ''}
  ${delay ? `${delay.select} and v.metric = ${shape.delays?.no}` : ''}) g
group by 1, 2, 3, 4`
}

const SEGMENTS = `left join lateral (
    select k.segments from ab_cases k where k.test_no = $1::integer and k.entity = u.entity and k.at >= u.at
      and (k.exposed or k.version_no = a.versions[u.arm + 1]) order by k.at, k.case_key limit 1) f on true`
