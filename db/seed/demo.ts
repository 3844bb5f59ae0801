import { monthStart } from './flights/clock'
import { type DemoData, type DemoRows, demoData } from './flights/demo-data'
import { MODEL, replay } from './flights/replay'
import { AbTestReplay } from './load/ab-test'
import { kpis, model, useCase, value, versionBody } from './load/catalogue'
import { type DemoPeople, governDemo } from './load/governance'
import { type Api, api as connect, post, put } from './load/http'
import { kpiValues } from './load/kpi-values'
import { addPeople, type DemoMember } from './load/people'
import { demoIsComplete } from './load/present'
import { sendBatch } from './load/send-batch'
import { sendReference } from './load/send-reference'
import { signIn } from './load/sign-in'

export type SeedOptions = { baseUrl: string; key: string; rows?: DemoRows; log?: (line: string) => void }
export type Totals = { predictions: number; labels: number; duplicates: number }
export type SeedResult =
  | { status: 'present' }
  | { status: 'seeded'; flights: number; totals: Totals; members: DemoMember[]; seconds: number }

/**
 * Fills a running server with the demo, by its public API only; `key` needs the scope `admin`. Does nothing when the demo is
 * complete; otherwise takes up what an interrupted run left, because everything it sends may be sent again.
 */
export async function seedDemo({ baseUrl, key, rows = 200_000, log = () => {} }: SeedOptions): Promise<SeedResult> {
  const origin = baseUrl.replace(/\/$/, '')
  const api = connect({ baseUrl: origin, credential: { authorization: `Bearer ${key}` } })
  if (await demoIsComplete(api)) {
    log('demo: already there')
    return { status: 'present' }
  }
  const start = performance.now()
  const seconds = (): number => Math.round((performance.now() - start) / 100) / 10
  const say = (line: string): void => log(`demo ${seconds().toFixed(1)} s: ${line}`)
  say('reading flights')
  const data = await demoData(rows, say)
  const members = await addPeople(api, key)
  const people = await signInAll(origin, members)
  await create(people, data)
  for (const version of data.versions) {
    say(`${version.version}: reference of ${await sendReference(people.data_scientist, data, version)} flights`)
  }
  const test = new AbTestReplay(people, data, say)
  const totals = await send({ api, data, test, say })
  for (const [slug, values] of Object.entries(kpiValues(data))) await post(api, `/kpis/${slug}/values`, { values })
  await governDemo(people, test.decision)
  say(`done: ${totals.predictions} predictions, ${totals.labels} labels, ${totals.duplicates} there before`)
  return { status: 'seeded', flights: data.cases.size, totals, members, seconds: seconds() }
}

/** Each person acts for themselves, so that the audit names who did what. */
async function signInAll(baseUrl: string, members: readonly DemoMember[]): Promise<DemoPeople> {
  const signed: [string, Api][] = []
  for (const member of members) {
    signed.push([member.role, connect({ baseUrl, credential: await signIn(baseUrl, member) })])
  }
  return Object.fromEntries(signed) as DemoPeople
}

async function create({ sme, data_scientist: scientist }: DemoPeople, data: DemoData): Promise<void> {
  await post(sme, '/use-cases', useCase)
  for (const kpi of kpis) await post(sme, '/kpis', kpi)
  await post(scientist, '/models', model)
  for (const version of data.versions) await post(scientist, `/models/${MODEL}/versions`, versionBody(version))
  await put(sme, `/models/${MODEL}/value`, value)
}

const MONTH_NAMES = ['February', 'March', 'April', 'May', 'June']

type Sending = { api: Api; data: DemoData; test: AbTestReplay; say: (line: string) => void }

/** One step at a time, its batches together; the next step's text is made while this one is on its way. */
async function send({ api, data, test, say }: Sending): Promise<Totals> {
  const totals: Totals = { predictions: 0, labels: 0, duplicates: 0 }
  const steps = replay(data)
  let month = 2
  for (let step = steps.next(); !step.done; ) {
    const { now, batches } = step.value
    await test.before(now)
    const sending = Promise.all(batches.map((batch) => sendBatch(api, batch)))
    sending.catch(() => {})
    step = steps.next()
    for (const { duplicates } of await sending) totals.duplicates += duplicates
    for (const { kind, rows } of batches) totals[kind] += rows
    await test.after(now)
    while (month <= 6 && now >= monthStart(month + 1) - 1) say(`${MONTH_NAMES[month++ - 2]} replayed`)
  }
  await test.finish()
  while (month <= 6) say(`${MONTH_NAMES[month++ - 2]} replayed`)
  return totals
}
