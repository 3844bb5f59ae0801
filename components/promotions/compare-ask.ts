import type { Promotion } from './figures'

const DAY_MS = 86_400_000
const DAYS = 28

/** The candidate against what serves, over the newest four weeks of the window that was judged; null: nothing to compare with. */
export function compareAsk({ model, version, evidence }: Pick<Promotion, 'model' | 'version' | 'evidence'>) {
  const { champion, window } = evidence
  if (!champion || !window || champion.version === version) return null
  const from = Math.max(Date.parse(window.from), Date.parse(window.to) - DAYS * DAY_MS)
  return { model, versions: [champion.version, version], from: new Date(from).toISOString(), to: window.to }
}

export type CompareAsk = NonNullable<ReturnType<typeof compareAsk>>
