import { expect, test } from '@playwright/test'
import { api } from '../fixtures/api'
import { createDatabase, type Database } from '../fixtures/database'
import { sequence } from '../fixtures/sequence'
import { type RunningServer, startOn } from '../fixtures/server'
import { countsOf, createScorer, readCounts, readKept } from './scorer'
import { rowsOf, Sender } from './sender'

const CYCLES = 20
const CLIENTS = 6

let database: Database
test.beforeAll(async () => {
  database = await createDatabase()
})
test.afterAll(() => database.remove())

/** Lets all clients send, and kills the server between two acknowledgements. */
async function killUnderLoad(server: RunningServer, senders: Sender[], after: number): Promise<void> {
  let left = after
  let killed: Promise<unknown> | null = null
  const onAcknowledged = () => {
    left--
    if (left <= 0) killed ??= server.stop('SIGKILL')
  }
  await Promise.all(senders.map((sender) => sender.run(server, onAcknowledged)))
  await killed
}

async function sendAllAgain({ url, key }: RunningServer, senders: Sender[]): Promise<void> {
  const call = api(url, key)
  for (const { path, body } of senders.flatMap((sender) => sender.acknowledged)) {
    const answer = await call<{ received: number; duplicates: number }>('POST', path, body)
    expect(answer.body, path).toMatchObject({ accepted: 0, duplicates: answer.body.received, rejected: [] })
  }
}

test('kill -9 under ingest, 20 cycles on one database: nothing acknowledged is lost, nothing is double', async () => {
  test.setTimeout(600_000)
  const random = sequence(2026)
  const senders = Array.from({ length: CLIENTS }, (_, client) => new Sender(client))
  let server = await startOn(database)
  try {
    await createScorer(server)
    for (let cycle = 0; cycle < CYCLES; cycle++) {
      await killUnderLoad(server, senders, 1 + Math.floor(random() * 40))
      server = await startOn(database)
      const before = [rowsOf(senders, '/predictions'), rowsOf(senders, '/labels')]
      const [predictions, labels] = await readKept(server)
      expect(predictions, `after kill ${cycle + 1}`).toBeGreaterThanOrEqual(before[0] ?? 0)
      expect(labels, `after kill ${cycle + 1}`).toBeGreaterThanOrEqual(before[1] ?? 0)
      await Promise.all(senders.map((sender) => sender.settle(server)))
      const wanted = countsOf(rowsOf(senders, '/predictions'), rowsOf(senders, '/labels'))
      expect(await readCounts(server), `after kill ${cycle + 1}`).toEqual(wanted)
    }
    const sent = countsOf(rowsOf(senders, '/predictions'), rowsOf(senders, '/labels'))
    await sendAllAgain(server, senders)
    expect(await readCounts(server)).toEqual(sent)
  } finally {
    await server.stop('SIGKILL')
  }
})
