import { z } from 'zod'
import { MODEL } from '../flights/replay'
import { kpis, USE_CASE } from './catalogue'
import { type Api, failure } from './http'

const LAST_DAY = 'from=2001-06-30T00:00:00Z&to=2001-07-01T00:00:00Z&granularity=window'
const Performance = z.object({ windows: z.array(z.object({ n: z.number(), labelled: z.number() })) })
const Requests = z.object({ items: z.array(z.object({ version: z.string() })) })
const Values = z.object({ items: z.array(z.unknown()) })

/**
 * Is the demo complete? Steps are taken in order, so a few facts at the ends of them suffice: the use case is there, the last
 * day of the replay has all its labels, both KPIs have values, and v2 was requested.
 */
export async function demoIsComplete(api: Api): Promise<boolean> {
  const useCase = await read(api, `/use-cases/${USE_CASE}`)
  if (useCase === null) return false
  const performance = Performance.safeParse(await read(api, `/models/${MODEL}/versions/v1/performance?${LAST_DAY}`))
  const last = performance.data?.windows[0]
  if (!last || last.n === 0 || last.labelled < last.n) return false
  for (const { slug } of kpis) {
    const values = Values.safeParse(await read(api, `/kpis/${slug}/values`))
    if (!values.data?.items.length) return false
  }
  const promotions = Requests.safeParse(await read(api, `/promotions?model=${MODEL}&limit=200`))
  return promotions.data?.items.some(({ version }) => version === 'v2') ?? false
}

async function read(api: Api, path: string): Promise<unknown> {
  const answer = await api({ method: 'GET', path })
  if (answer.status === 404) return null
  if (answer.status >= 300) throw failure(`GET ${path}`, answer)
  return answer.body
}
