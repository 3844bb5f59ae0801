import { api } from '../fixtures/api'

const BATCH = 40
const HOUR = 3_600_000
const START = Date.UTC(2026, 0, 5)

type Batch = { path: '/predictions' | '/labels'; body: Record<string, unknown> }
type Unanswered = { began: number; error: unknown }
type Report = { received: number; accepted: number; duplicates: number; rejected: unknown[] }

/** Batch `no` of a client: its predictions over three hours, then the labels of the same cases. */
function batchOf(client: number, no: number): Batch {
  const cases = Array.from({ length: BATCH }, (_, row) => ({ id: `c${client}-${no >> 1}-${row}`, place: row }))
  if (no % 2 === 1) {
    const labels = cases.map(({ id, place }) => ({ id, label: place % 3 === 0 ? '1' : '0' }))
    return { path: '/labels', body: { model: 'scorer', labels } }
  }
  const predictions = cases.map(({ id, place }) => ({
    id,
    timestamp: new Date(START + (((no >> 1) * 7 + client) % 72) * HOUR + place * 250_000).toISOString(),
    features: { amount: place * 10 + client, country: place % 2 === 0 ? 'PT' : 'ES' },
    prediction: place % 4 === 0 ? '1' : '0',
    score: place / BATCH,
    latencyMs: 10 + place,
  }))
  return { path: '/predictions', body: { model: 'scorer', version: '1', predictions } }
}

/** Sends batch after batch; what was not answered is sent again before anything new, as a careful client does. */
export class Sender {
  readonly acknowledged: Batch[] = []
  private pending: Batch | null = null

  constructor(private readonly client: number) {}

  /** Sends until the server no longer answers; says when the request began that got no answer, and why. */
  async run(server: { url: string; key: string }, onAcknowledged: () => void): Promise<Unanswered> {
    for (;;) {
      const batch = batchOf(this.client, this.acknowledged.length)
      this.pending = batch
      const began = Date.now()
      let answer: Awaited<ReturnType<typeof this.send>>
      try {
        answer = await this.send(server, batch)
      } catch (error) {
        return { began, error }
      }
      if (answer.status !== 200 || answer.body.accepted !== BATCH) {
        throw new Error(`${batch.path}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 300)}`)
      }
      this.acknowledge(batch)
      onAcknowledged()
    }
  }

  /** The batch without an answer again: it must have been taken wholly or not at all. */
  async settle(server: { url: string; key: string }): Promise<void> {
    if (!this.pending) return
    const { status, body } = await this.send(server, this.pending)
    const whole = body.accepted === BATCH || body.duplicates === BATCH
    if (status !== 200 || !whole) throw new Error(`half a batch: ${status} ${JSON.stringify(body).slice(0, 300)}`)
    this.acknowledge(this.pending)
  }

  private acknowledge(batch: Batch): void {
    this.acknowledged.push(batch)
    this.pending = null
  }

  private send({ url, key }: { url: string; key: string }, { path, body }: Batch) {
    return api(url, key)<Report>('POST', path, body)
  }

  rows(path: Batch['path']): number {
    return this.acknowledged.filter((batch) => batch.path === path).length * BATCH
  }
}

/** Predictions or labels that were acknowledged to any of them. */
export const rowsOf = (senders: readonly Sender[], path: Batch['path']): number =>
  senders.reduce((sum, sender) => sum + sender.rows(path), 0)
