import { outcomeOf } from './outcome'
import type { ImportDetail } from './preview-data'

const NEXT_STEPS = ['drift', 'labels', 'performance', 'again'] as const
export type NextStep = { step: (typeof NEXT_STEPS)[number]; href: string }
type Facts = Pick<
  ImportDetail,
  'state' | 'kind' | 'model' | 'version' | 'received' | 'accepted' | 'duplicates' | 'rejected'
>

function newImportHref({ model, version, kind }: Pick<Facts, 'model' | 'version' | 'kind'>): string {
  return `/imports/new?${new URLSearchParams({ model, ...(version !== null && { version }), kind })}`
}

/** Where to go from an import, the most useful first; nothing while it is under way. */
export function nextSteps(facts: Facts): NextStep[] {
  const { kind, model, version } = facts
  const of = version === null ? '' : `?${new URLSearchParams({ version })}`
  const page = (tab: 'drift' | 'performance') => `/models/${encodeURIComponent(model)}/${tab}${of}`
  const again: NextStep = { step: 'again', href: newImportHref(facts) }
  const performance: NextStep = { step: 'performance', href: page('performance') }
  const outcome = outcomeOf(facts)
  if (outcome === 'queued' || outcome === 'running') return []
  if (outcome === 'refused' || outcome === 'empty') return [again]
  const labels: NextStep = { step: 'labels', href: newImportHref({ model, version, kind: 'labels' }) }
  const figures =
    kind === 'labels' ? [performance] : [{ step: 'drift' as const, href: page('drift') }, performance, labels]
  return outcome === 'failed' ? [again, ...(facts.accepted > 0 ? figures : [])] : figures
}
