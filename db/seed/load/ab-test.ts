import { z } from 'zod'
import { type AssignmentRule, assign } from '@/domain/ab-tests/assignment'
import { isoMinute } from '../flights/clock'
import type { DemoData } from '../flights/demo-data'
import { firstFlights } from '../flights/first-flights'
import { MODEL } from '../flights/replay'
import { type Concluded, plan, READ_AT, staged, TEST, WINDOW } from './ab-plan'
import type { DemoPeople } from './governance'
import { type Api, failure, post } from './http'
import { DEMO_NOTES } from './notes'

const Drafted = z.object({ id: z.string(), status: z.string(), problems: z.array(z.object({ code: z.string() })) })
const Rule = z.object({ rule: z.custom<AssignmentRule>() })
const Read = z.object({ verdict: z.enum(['promote', 'hold', 'roll_back', 'invalid', 'insufficient']) })
const Known = z.object({ conclusion: z.object({ decision: z.enum(['promote', 'hold', 'roll_back']) }) })
const Request = z.object({ request: z.object({ reason: z.string() }) })
const REASON = `Follows the verdict of the figures. ${DEMO_NOTES.test} An example.`

async function get(api: Api, path: string): Promise<unknown> {
  const answer = await api({ method: 'GET', path })
  if (answer.status >= 300) throw failure(`GET ${path}`, answer)
  return answer.body
}

/** Both versions were let into staging, so that real cases may be decided by them. */
async function stage({ devops }: DemoPeople): Promise<void> {
  for (const { version, from, to } of staged) {
    const times = { effectiveFrom: isoMinute(from), effectiveTo: isoMinute(to) }
    const reason = 'Tried in staging before the A/B test. An example.'
    await post(devops, '/deployments', { model: MODEL, version, environment: 'staging', ...times, reason })
  }
}

/**
 * v1 against v2 by route, beside the replay: planned and signed when its first day comes, fed with the first flight of each route,
 * closed to new routes, read at the planned times, and concluded once the last route is mature and its labels are there.
 */
export class AbTestReplay {
  decision: Concluded | null = null
  private status = 'none'
  private ripe = false
  private id = ''
  private rule: AssignmentRule | null = null
  private flights: { route: string; at: number }[]

  constructor(
    private readonly people: DemoPeople,
    data: DemoData,
    private readonly say: (line: string) => void,
  ) {
    this.flights = firstFlights(data.cases, WINDOW)
  }

  /** Ahead of the flights up to `now`: whoever flies is assigned before the versions are asked. */
  async before(now: number): Promise<void> {
    if (now < WINDOW.from || this.decision) return
    if (this.status === 'none') await this.begin()
    if (this.rule) await this.expose(this.rule, now)
  }

  /** Behind the flights up to `now`, whose labels come with the step after. */
  async after(now: number): Promise<void> {
    if (this.status === 'running' && now >= WINDOW.to) await this.close()
    if (this.status !== 'maturing' || now < WINDOW.ripe) return
    if (this.ripe) await this.conclude()
    this.ripe = true
  }

  /** Behind the last labels: what a short replay passed over. */
  async finish(): Promise<void> {
    if (this.status === 'running') await this.close()
    if (this.status === 'maturing') await this.conclude()
  }

  private async close(): Promise<void> {
    await post(this.people.data_scientist, `/ab-tests/${this.id}/mature`, {})
    this.status = 'maturing'
  }

  private async begin(): Promise<void> {
    const { data_scientist: scientist, sme } = this.people
    await stage(this.people)
    const { id, status, problems } = Drafted.parse(await post(scientist, '/ab-tests', plan))
    Object.assign(this, { id, status })
    if (status === 'draft' && problems.length > 0) {
      this.say(`A/B test: stays a draft (${problems.map(({ code }) => code).join(', ')})`)
      return
    }
    if (status === 'draft') await post(sme, `/ab-tests/${id}/freeze`, {})
    if (status === 'draft' || status === 'frozen') await post(scientist, `/ab-tests/${id}/start`, {})
    if (status === 'concluded') {
      this.decision = await this.concluded()
      return
    }
    if (status === 'draft' || status === 'frozen') this.status = 'running'
    this.rule = Rule.parse(await get(this.people.software_engineer, `/ab-tests/${id}/rule`)).rule
  }

  private async expose(rule: AssignmentRule, now: number): Promise<void> {
    const due = this.flights.filter(({ at }) => at <= now)
    if (due.length === 0) return
    this.flights = this.flights.slice(due.length)
    const exposures = due.flatMap(({ route, at }) => {
      const { arm } = assign(rule, route)
      return arm === null ? [] : [{ entity: route, arm, timestamp: isoMinute(at) }]
    })
    await post(this.people.software_engineer, `/ab-tests/${this.id}/exposures`, { exposures })
  }

  private async conclude(): Promise<void> {
    const { data_scientist: scientist, manager } = this.people
    for (const at of READ_AT) await get(scientist, `/ab-tests/${this.id}/results?asOf=${isoMinute(at)}`)
    const { verdict } = Read.parse(await get(manager, `/ab-tests/${this.id}/results`))
    const decision = verdict === 'promote' || verdict === 'roll_back' ? verdict : 'hold'
    await post(manager, `/ab-tests/${this.id}/conclude`, { decision, reason: REASON })
    this.status = 'concluded'
    this.decision = await this.concluded()
    this.say(`A/B test ${TEST}: ${verdict}`)
  }

  private async concluded(): Promise<Concluded> {
    const { conclusion } = Known.parse(await get(this.people.manager, `/ab-tests/${this.id}`))
    if (conclusion.decision !== 'promote') return { decision: conclusion.decision, request: '' }
    const { request } = Request.parse(await get(this.people.data_scientist, `/ab-tests/${this.id}/promotion`))
    return { decision: 'promote', request: request.reason }
  }
}
