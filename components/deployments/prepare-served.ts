import { placeName } from '@/components/promotions/words'
import type { Format } from '@/lib/format'
import type { AreaTranslator } from '@/lib/i18n/translator'
import type { Serving } from './figures'

export type DeploymentWords = {
  t: AreaTranslator<'deployments'>
  /** Names of places. */
  w: AreaTranslator<'promotions'>
  format: Format
}

type Served = Pick<Serving, 'id' | 'version' | 'environment' | 'effectiveFrom' | 'effectiveTo' | 'by' | 'promotion'>
export type ServedOn = {
  environment: string
  /** What served at the first and at the last instant of the day. */
  first: Served | null
  last: Served | null
  /** Other versions served in between. */
  between: boolean
}

/** What served on a day, per environment, from what served at its first and its last instant. */
export function servedOn(first: readonly Served[], last: readonly Served[]): ServedOn[] {
  const places = [...new Set([...first, ...last].map(({ environment }) => environment))].sort()
  return places.map((environment) => {
    const at = (served: readonly Served[]) => served.find((one) => one.environment === environment) ?? null
    const [early, late] = [at(first), at(last)]
    const changed = early !== null && late !== null && early.id !== late.id
    return { environment, first: early, last: late, between: changed && early.effectiveTo !== late.effectiveFrom }
  })
}

/** "v1 served in production all day", or what changed when. */
export function servedWords(
  { environment, first, last, between }: ServedOn,
  { t, w, format }: DeploymentWords,
): string {
  const place = placeName(environment, w)
  const time = (at: string | undefined) => format.time(at ?? '', { zoneName: true, zone: 'UTC' })
  if (first && last) {
    if (first.id === last.id) return t('on.allDay', { version: first.version, place })
    const values = { before: first.version, version: last.version, place, from: time(last.effectiveFrom) }
    return t(between ? 'on.changedOften' : 'on.changed', { ...values, to: time(first.effectiveTo) })
  }
  if (last) return t('on.began', { version: last.version, place, from: time(last.effectiveFrom) })
  return t('on.ended', { version: first?.version ?? '', place, to: time(first?.effectiveTo) })
}

/** What serves where since when, in one line; production first. */
export function servingSentence(
  serving: readonly Pick<Serving, 'version' | 'environment' | 'effectiveFrom'>[],
  { t, w, format }: DeploymentWords,
): string {
  if (serving.length === 0) return t('serving.none')
  const rank = (environment: string) => (environment === 'production' ? 0 : 1)
  const parts = [...serving]
    .sort((a, b) => rank(a.environment) - rank(b.environment) || (a.environment < b.environment ? -1 : 1))
    .map(({ version, environment, effectiveFrom }) =>
      t('serving.one', { version, place: placeName(environment, w), since: format.date(effectiveFrom) }),
    )
  return t('serving.sentence', { parts: parts.join(t('serving.and')) })
}
