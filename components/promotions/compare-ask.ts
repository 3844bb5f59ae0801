import type { Promotion } from './figures'

const DAY_MS = 86_400_000
const DAYS = 28

/** The candidate against what serves, over the newest four weeks of the window that was judged; or why there is nothing to compare. */
export function compareAsk({ model, version, evidence }: Pick<Promotion, 'model' | 'version' | 'evidence'>) {
  const { champion, window } = evidence
  if (!champion) return { known: false, reason: 'no_champion' } as const
  if (!window) return { known: false, reason: 'no_predictions' } as const
  const from = Math.max(Date.parse(window.from), Date.parse(window.to) - DAYS * DAY_MS)
  const ask = { model, versions: [champion.version, version], from: new Date(from).toISOString(), to: window.to }
  return { known: true, ask } as const
}

export type CompareAsk = Extract<ReturnType<typeof compareAsk>, { known: true }>['ask']
