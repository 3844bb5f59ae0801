import 'server-only'
import type { Tx } from '@/db/engine/engine'
import { HOUR_MS } from '@/domain/time/windows'
import { ratioEstimate } from '@/stats/inference/ratio-estimate'
import type { SplitScores } from '@/stats/metrics/binary/split-scores'
import { splitScores } from '@/stats/metrics/binary/split-scores'
import { moneyOf } from './fold'
import { MONEY, sumsSql } from './fold-sql'
import { metricParts } from './metric-sql'
import type { PlannedMetric } from './metrics'
import type { TestFrame } from './test-frame'

/** The newest predictions that are looked at: enough for a variance, and a short read. */
const SAMPLE_ROWS = 20_000

/** One metric over the logged units of a version; `variance` of one unit's figure. */
export type LoggedMetric = { units: number; mean: number | null; variance: number | null }

export type LoggedUnits = {
  predictions: number
  entities: number
  from: number | null
  to: number | null
  /** Share of predictions with a label within H, and H in hours that would hold 95 % of those that have one. */
  labelledShare: number
  delayHours: number | null
  metrics: Map<string, LoggedMetric>
  scores: SplitScores | null
}

const SAMPLE = `with a as (select $2::text as positive, $3::text[] as classes, $4::jsonb as money, $5::text as absence,
  $6::float8 as absence_number, $7::float8 as wait_seconds),
r as (select * from predictions where version_no = $1 and error is null order by "timestamp" desc, case_key desc limit ${SAMPLE_ROWS}),`

type Sums = { n: number; sum: number; squares: number; den: number; dens: number; products: number }
type About = {
  predictions: number
  entities: number
  since: number | null
  until: number | null
  labelled: number
  delay: number | null
}

const TRUTH = `left join lateral (
  select l.value, l.number, l.known_at from labels l where l.case_key = p.case_key
    and (a.wait_seconds is null or l.known_at <= p."timestamp" + make_interval(secs => a.wait_seconds))
  order by l.known_at desc limit 1) l on true`

const CASES = (money: boolean) => `c as (
  select coalesce(p.entity, p.external_id) as entity, p."timestamp", p.prediction, p.prediction_value, p.score, p.probabilities,
    p.latency_ms, p.amount, l.known_at, coalesce(l.value, a.absence) as y, coalesce(l.number, a.absence_number) as y_number,
    ${money ? 't.constants, t.rates' : 'null::float8 as constants, null::float8 as rates'}
  from a cross join r p ${TRUTH} ${money ? MONEY : ''})`

const ABOUT = `select count(*)::integer as predictions, count(distinct entity)::integer as entities,
  (extract(epoch from min("timestamp")) * 1000)::float8 as since, (extract(epoch from max("timestamp")) * 1000)::float8 as until,
  (count(*) filter (where y is not null))::integer as labelled,
  percentile_cont(0.95) within group (order by extract(epoch from known_at - "timestamp")::float8) as delay from c`

const COLUMNS = (
  no: number,
) => `select ${no} as metric, count(*)::float8 as n, sum(num${no}) as sum, sum(num${no} * num${no}) as squares,
  sum(den${no}) as den, sum(den${no} * den${no}) as dens, sum(num${no} * den${no}) as products from s where num${no} is not null`

function unitVariance({ kind }: PlannedMetric, row: Sums): number | null {
  const { n } = row
  const numerator = { n, sum: row.sum, squares: row.squares }
  const denominator = { n, sum: row.den, squares: row.dens }
  const found = ratioEstimate({ numerator, denominator, products: row.products })
  if (!found) return null
  if (kind === 'root_mean') return found.mean > 0 ? found.variance / (4 * found.mean) : null
  return found.variance
}

function loggedMetric(metric: PlannedMetric, row: Sums | undefined): LoggedMetric {
  if (!row || row.n === 0) return { units: 0, mean: null, variance: null }
  if (metric.kind === 'auc') return { units: row.n, mean: null, variance: null }
  const mean = row.den > 0 ? row.sum / row.den : null
  const shown = mean !== null && metric.kind === 'root_mean' ? Math.sqrt(mean) : mean
  return { units: row.den > 0 ? row.n : 0, mean: shown, variance: unitVariance(metric, row) }
}

type Head = { head: string; args: unknown[]; metrics: PlannedMetric[] }

/** The newest predictions of a version with their labels, as the statements below read them. */
function headOf(frame: TestFrame, versionNo: number, wanted: readonly PlannedMetric[]): Head {
  const { model } = frame
  const metrics = wanted.filter(({ metric }) => metricParts(model.task, metric) !== null)
  const absence = model.labelPolicy.policy === 'absence' ? model.labelPolicy.value : null
  const number = absence === null ? Number.NaN : Number(absence)
  const truth = [absence, Number.isFinite(number) ? number : null, frame.waitSeconds]
  const args = [versionNo, model.positiveClass, frame.classes, JSON.stringify(moneyOf(frame.money)), ...truth]
  const head = `${SAMPLE} ${CASES(metrics.some(({ metric }) => metric === 'value'))}`
  return { head, args, metrics }
}

export type LoggedFigure = { entity: string; sum: number; denominator: number }

/** One metric by entity over the newest logged predictions of a version. */
export async function loggedFigures(
  tx: Tx,
  frame: TestFrame,
  asked: { versionNo: number; metric: PlannedMetric },
): Promise<LoggedFigure[]> {
  const { head, args, metrics } = headOf(frame, asked.versionNo, [asked.metric])
  const [metric] = metrics
  if (!metric) return []
  const { no } = metric
  return tx.raw.query<LoggedFigure>(
    `${head}, s as (select c.entity, ${sumsSql(metric, frame.model.task)} from c cross join a group by c.entity)
     select entity, num${no} as sum, den${no} as denominator from s where num${no} is not null order by entity`,
    args,
  )
}

/** What a version's logged predictions say about a plan's metrics: the newest of them, by entity. */
export async function loggedUnits(tx: Tx, frame: TestFrame, versionNo: number): Promise<LoggedUnits> {
  const { model } = frame
  const { head, args, metrics } = headOf(frame, versionNo, frame.metrics)
  const [about] = await tx.raw.query<About>(`${head} ${ABOUT}`, args)
  const sums = metrics.map((metric) => sumsSql(metric, model.task))
  const rows =
    metrics.length === 0
      ? []
      : await tx.raw.query<Sums & { metric: number }>(
          `${head}, s as (select c.entity, ${sums.join(', ')} from c cross join a group by c.entity)
           ${metrics.map(({ no }) => COLUMNS(no)).join(' union all ')}`,
          args,
        )
  const found = new Map(
    metrics.map((metric) => [
      metric.metric,
      loggedMetric(
        metric,
        rows.find((row) => row.metric === metric.no),
      ),
    ]),
  )
  const scores = metrics.some(({ kind }) => kind === 'auc') ? await sampleScores(tx, head, args) : null
  return {
    predictions: about?.predictions ?? 0,
    entities: about?.entities ?? 0,
    from: about?.since ?? null,
    to: about?.until ?? null,
    labelledShare: about && about.predictions > 0 ? about.labelled / about.predictions : 0,
    delayHours: about?.delay === null || about?.delay === undefined ? null : (about.delay * 1000) / HOUR_MS,
    metrics: found,
    scores,
  }
}

async function sampleScores(tx: Tx, head: string, args: unknown[]): Promise<SplitScores> {
  const [row] = await tx.raw.query<{ scores: number[] | null; labels: number[] | null }>(
    `${head} select array_agg(c.score) as scores, array_agg((c.y = a.positive)::integer) as labels from c cross join a
     where c.score is not null and c.y is not null`,
    args,
  )
  return splitScores(row?.scores ?? [], row?.labels ?? [])
}
