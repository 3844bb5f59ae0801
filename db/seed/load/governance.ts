import { z } from 'zod'
import { MODEL } from '../flights/replay'
import { type Concluded, TEST } from './ab-plan'
import { type Api, failure, post } from './http'
import type { DemoRole } from './people'

export type DemoPeople = Record<DemoRole, Api>

const Items = z.object({ items: z.array(z.object({ id: z.string(), version: z.string(), status: z.string() })) })

/** What the rules serve since, as the people of the demo recorded it. */
export const SERVES_SINCE = '2001-02-01T00:00:00Z'

async function requestOf(api: Api, version: string): Promise<{ id: string; status: string } | null> {
  const answer = await api({ method: 'GET', path: `/promotions?model=${MODEL}&limit=200` })
  const listed = Items.safeParse(answer.body)
  if (!listed.success) throw failure('GET /promotions', answer)
  return listed.data.items.find((item) => item.version === version) ?? null
}

async function request(people: DemoPeople, version: string, reason: string): Promise<{ id: string; status: string }> {
  const there = await requestOf(people.data_scientist, version)
  if (there) return there
  const made = await post(people.data_scientist, '/promotions', {
    model: MODEL,
    version,
    environment: 'production',
    reason,
  })
  return z.object({ id: z.string(), status: z.string() }).parse(made)
}

/** Evidence leaves out what was received in the last two seconds while rows stream in, and the last flights have just been sent. */
const SETTLED_MS = 3_000
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, SETTLED_MS))

/** Rests on the A/B test where it says promote; else says what came of it. */
function requestReason(tested: Concluded | null): string {
  if (tested?.decision === 'promote') return tested.request
  const refit = 'Refitted on January to March: more flights to learn from than v1 had.'
  const of =
    tested &&
    ` The A/B test ${TEST} by route was concluded with "${tested.decision.replace('_', ' ')}"; the gates compare both on the same flights.`
  return `${refit}${of ?? ''} An example.`
}

/** The rules served, v1 was promoted over them with evidence, v2 is requested and waits for a decision. */
export async function governDemo(people: DemoPeople, tested: Concluded | null): Promise<void> {
  await post(people.admin, '/deployments', {
    model: MODEL,
    version: 'v0',
    environment: 'production',
    effectiveFrom: SERVES_SINCE,
    reason: 'The rules that served before there was a model. An example.',
  })
  await post(people.risk_officer, `/models/${MODEL}/versions/v1/attestations`, {
    kind: 'card_complete',
    statement: 'Purpose, training data, limits and owner of v1 are written down. An example.',
  })
  await settled()
  const first = await request(
    people,
    'v1',
    'Finds more of the late arrivals than the rules at the price of more wrong announcements that the goal allows. An example.',
  )
  if (first.status === 'pending') {
    await post(people.manager, `/promotions/${first.id}/decision`, {
      decision: 'approve',
      reason: 'Better on the same flights, and the gates say so. An example.',
    })
  }
  await request(people, 'v2', requestReason(tested))
}
