import type { Task } from '@/domain/models/input'
import { CELL_SUMS, DECISIONS, type FoldShape, MONEY, TRUTH, unitsSql, wantsDecisions } from './fold-sql'
import { type MetricParts, metricParts } from './metric-sql'
import { DECIDED, EXPOSED, PAIRED, type PlannedMetric } from './metrics'

/** The same of the challenger, whose columns stand in `d`. */
const challengers = (text: string) => text.replaceAll(/\bc\./g, 'd.')

const FIGURES = ['prediction', 'prediction_value', 'score', 'probabilities', 'latency_ms', 'amount'] as const
const figures = (table: string) => FIGURES.map((name) => `${table}.${name}`).join(', ')

/** Cases of the unit `u` that the control and the challenger `b.arm` both scored, `c` and `d` beside each other. */
function casesSql({ waits, paired }: FoldShape, money: boolean): string {
  const truth = waits
    ? 'coalesce(l.value, a.absence) as y, coalesce(l.number, a.absence_number) as y_number, l.known_at'
    : 'null::text as y, null::float8 as y_number, null::timestamptz as known_at'
  const amounts = (table: string) =>
    money ? `${table}.constants, ${table}.rates` : 'null::float8 as constants, null::float8 as rates'
  return `from ab_cases k
    join predictions p on p.case_key = k.case_key and p.version_no = k.version_no and p.error is null
    join predictions q on q.case_key = k.case_key and q.version_no = a.versions[b.arm + 1] and q.error is null
    ${waits ? TRUTH : ''}
    ${money ? `${MONEY} ${MONEY.replaceAll(/\bp\./g, 'q.').replaceAll(/\bt\b(?!\w)/g, 't2')}` : ''}
    cross join lateral (select ${figures('p')}, ${truth}, ${amounts('t')}) c
    cross join lateral (select ${figures('q')}, ${truth}, ${amounts('t2')}) d
    where k.test_no = $1::integer and k.entity = u.entity and k.at >= u.at and k.at <= u.cut
      and k.version_no = a.versions[${(paired?.control ?? 0) + 1}]`
}

type Counted = { metric: PlannedMetric; parts: MetricParts }

function pairSql({ metric: { metric, no }, parts }: Counted): string {
  const over = `filter (where (${parts.counts}) and (${challengers(parts.counts)}))`
  const whole = metric === 'latency' || metric === 'value'
  const fold = metric === 'latency' ? 'avg' : 'sum'
  const side = (name: string, told: (text: string) => string) =>
    `(${fold}(${told(parts.numerator)}) ${over})::float8 as ${name}_num${no},
      ${whole ? '1::float8' : `(sum(${told(parts.denominator)}) ${over})::float8`} as ${name}_den${no}`
  return `${side('c', (text) => text)}, ${side('d', challengers)}`
}

/** Three lines whose sums, squares and products are together all that a paired test needs of a metric. */
const linesSql = ({ metric: { no } }: Counted): string[] => [
  `(b.arm, ${no}, s.d_num${no}, s.d_den${no}, s.c_num${no})`,
  `(b.arm, ${no + PAIRED.across}, s.c_den${no}, s.d_num${no}, s.d_den${no})`,
  `(b.arm, ${no + PAIRED.control}, s.c_num${no}, s.c_den${no}, s.d_den${no})`,
]

function countedOf(shape: FoldShape): Counted[] {
  const parted = (metric: PlannedMetric, task: Task) => {
    const parts = metric.waits === shape.waits ? metricParts(task, metric.metric) : null
    return parts ? [{ metric, parts }] : []
  }
  return shape.metrics.flatMap((metric) => parted(metric, shape.task))
}

/** Of the control's decisions, once per unit. */
const decisionLines = (control: number, first: string) =>
  [
    [DECIDED.positive, 'positive'],
    [DECIDED.negative, 'negative'],
  ].map(([no, name]) => `(${control}, ${no}, case when ${first} then s.${name}_known end, s.${name}_all, 0::float8)`)

const SEGMENTS = (control: number) => `left join lateral (
    select k.segments from ab_cases k where k.test_no = $1::integer and k.entity = u.entity and k.at >= u.at
      and k.version_no = a.versions[${control + 1}] order by k.at, k.case_key limit 1) f on true`

/** As foldSelect, for units that every arm scores: each challenger's cells hold the pairs with the control. */
export function shadowSelect(shape: FoldShape): string {
  const { control, challengers: places } = shape.paired ?? { control: 0, challengers: [] }
  const counted = countedOf(shape)
  const first = `b.arm = ${places[0] ?? 0}`
  const sums = counted.map(pairSql)
  const lines = counted.flatMap(linesSql)
  if (wantsDecisions(shape, counted)) {
    sums.push(DECISIONS.sums(['positive', '=']), DECISIONS.sums(['negative', '<>']))
    lines.push(...decisionLines(control, first))
  }
  if (!shape.waits) {
    const mismatched = `case when ${first} then u.mismatched::integer::float8 end`
    lines.push(`(${control}, ${EXPOSED}, ${mismatched}, 0::float8, 0::float8)`)
  }
  if (lines.length === 0) lines.push('(0, 0, null::float8, null::float8, null::float8)')
  const money = counted.some(({ metric }) => metric.metric === 'value')
  const own =
    counted.length === 0
      ? ''
      : `left join lateral (select ${sums.join(',\n      ')} ${casesSql(shape, money)} having count(*) > 0) s on true`
  return `${unitsSql(shape)},
v as (
  select u.bucket, x.arm, x.metric, x.num::float8 as num, x.den::float8 as den, x.cov::float8 as cov,
    ${shape.segments ? 'f.segments' : 'null::text[]'} as segments
  from u cross join a cross join (values ${places.map((place) => `(${place})`).join(', ')}) as b(arm)
  ${own} ${shape.segments ? SEGMENTS(control) : ''}
  cross join lateral (values ${lines.join(', ')}) as x(arm, metric, num, den, cov)
  where x.num is not null)
select v.bucket, v.arm, v.metric, g.segment, ${CELL_SUMS.replaceAll(/\b(num|den|cov)\b/g, 'v.$1')}
from v cross join lateral (
  select '' as segment
  ${shape.segments ? `union all select unnest(v.segments) where v.metric <> ${EXPOSED}` : ''}) g
group by 1, 2, 3, 4`
}
