import { insist } from '../fixtures/api'

type Server = { url: string; key: string }

/** A binary model with one version and its reference, ready to take predictions and labels. */
export async function createScorer({ url, key }: Server): Promise<void> {
  const call = insist(url, key)
  await call('POST', '/use-cases', { slug: 'fraud', name: 'Fraud', problem: 'Too much of it.' })
  const model = { slug: 'scorer', name: 'Scorer', useCase: 'fraud', kind: 'ml', task: 'binary', positiveClass: '1' }
  await call('POST', '/models', model)
  const features = [
    { name: 'amount', type: 'numeric' },
    { name: 'country', type: 'categorical' },
  ]
  await call('POST', '/models/scorer/versions', { version: '1', features })
  const rows = Array.from({ length: 300 }, (_, row) => {
    const at = new Date(Date.UTC(2025, 11, 1) + row * 3_600_000).toISOString()
    return `r${row},${at},${row % 97},${row % 3 ? 'PT' : 'ES'},${row % 2},${(row % 10) / 10},${row % 2}`
  })
  const csv = ['id,timestamp,amount,country,prediction,score,label', ...rows].join('\n')
  await call('PUT', '/models/scorer/versions/1/reference', csv, { 'content-type': 'text/csv' })
}

type Labelled = { n: number; labelled: number }
type Drifted = { features: { n: { window: number } }[] }

const RANGE = 'from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:00Z'

async function ask<Window>({ url, key }: Server, figure: string): Promise<Window[]> {
  const path = `/models/scorer/versions/1/${figure}${figure.includes('?') ? '&' : '?'}${RANGE}`
  return (await insist(url, key)<{ windows: Window[] }>('GET', path)).windows
}

/** Predictions and labels that are there. */
export async function readKept(server: Server): Promise<[predictions: number, labels: number]> {
  const [window] = await ask<Labelled>(server, 'performance')
  return [window?.n ?? 0, window?.labelled ?? 0]
}

/** Every count that the system keeps of the scorer's rows, from rollups and from the rows themselves. */
export async function readCounts(server: Server): Promise<Record<string, number[]>> {
  const [rollup, exact, drift, service] = await Promise.all([
    ask<Labelled>(server, 'performance'),
    ask<Labelled>(server, 'performance?exact=true'),
    ask<Drifted>(server, 'drift?preset=evidently'),
    ask<{ requests: number }>(server, 'service'),
  ])
  return {
    predictions: [...rollup, ...exact].map((window) => window.n),
    inputs: [...new Set(drift.flatMap((window) => window.features.map((feature) => feature.n.window)))],
    requests: service.map((window) => window.requests),
    labelled: [...rollup, ...exact].map((window) => window.labelled),
  }
}

/** What readCounts must say of so many distinct predictions and labels. */
export function countsOf(predictions: number, labels: number): Record<string, number[]> {
  return {
    predictions: [predictions, predictions],
    inputs: [predictions],
    requests: [predictions],
    labelled: [labels, labels],
  }
}
