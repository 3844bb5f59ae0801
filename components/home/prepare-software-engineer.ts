import type { KeyItem } from '@/components/access/keys/key'
import type { HomeFacts, HomeWords } from './home-facts'
import type { ServiceFigures } from './prepare-devops'
import { rowId } from './shared-tiles'
import { type Callable, predictionCommand } from './snippet'
import type { Story, StoryTile } from './story'
import { nameOf, versionHref } from './version-words'

const FEATURES_SHOWN = 12
const KEYS_SHOWN = 5

/** The version that an integration speaks to: the one heard from last, else the newest that is silent. */
export function callableVersion(home: HomeFacts): { model: string; version: string; name: string } | null {
  const heard = [...home.versions].sort((a, b) => {
    const time = ({ health }: HomeFacts['versions'][number]) => Date.parse(health?.newestPrediction ?? '') || 0
    return time(b) - time(a)
  })[0]
  if (heard) return { model: heard.model.slug, version: heard.version, name: heard.model.name }
  const [silent] = home.unmonitored
  return silent ? { model: silent.slug, version: silent.version, name: silent.name } : null
}

export type Integration = {
  name: string
  callable: Callable
  service: ServiceFigures | null
  flagged: number
  origin: string
  keys: readonly KeyItem[]
}

function sentenceOf({ name, callable, service }: Integration, { t, format }: HomeWords): string {
  const version = t('version', { model: name, version: callable.version })
  if (!service || service.requests === 0) return t('softwareEngineer.silent', { name: version })
  const requests = format.count(service.requests)
  if (service.errors === 0) return t('softwareEngineer.works', { name: version, requests })
  return t('softwareEngineer.errors', { name: version, requests, errors: format.count(service.errors) })
}

function whyOf({ service, flagged, keys }: Integration, { t, format }: HomeWords): string {
  const parts = []
  if (!keys.some(({ status }) => status === 'active')) parts.push(t('softwareEngineer.noKey'))
  if (!service || service.requests === 0) parts.push(t('softwareEngineer.silentWhy'))
  else if (flagged > 0) {
    const predictions = format.count(service.requests)
    parts.push(t('softwareEngineer.flagged', { flagged: format.count(flagged), predictions }))
  }
  return parts.join(' ')
}

function contractTile({ callable }: Integration, { t }: HomeWords): StoryTile {
  const shown = callable.features.slice(0, FEATURES_SHOWN)
  const hidden = callable.features.length - shown.length
  return {
    id: 'contract',
    title: t('softwareEngineer.contract'),
    sub: t('softwareEngineer.features', { count: callable.features.length }),
    span: 4,
    rows: shown.map(({ name, type, nullable }) => ({
      id: name,
      label: name,
      code: true,
      value: t(`softwareEngineer.featureType.${type}`),
      ...(nullable && { valueHint: t('softwareEngineer.nullable') }),
    })),
    ...(hidden > 0 && { note: t('tile.more', { count: hidden }) }),
    actions: [{ label: t('softwareEngineer.docs'), href: '/docs/api' }],
  }
}

function callsTile(integration: Integration, words: HomeWords): StoryTile {
  const { t, format } = words
  const { service, flagged, callable } = integration
  const p95 = service?.latencyMs.p95 ?? null
  return {
    id: 'calls',
    title: t('softwareEngineer.calls'),
    ...(service && { sub: format.range(service.from, service.to, { zoneName: true }) }),
    span: 4,
    figure: { value: format.count(service?.requests ?? 0), words: t('softwareEngineer.callsWords') },
    rows: [
      { id: 'failed', label: t('softwareEngineer.failedRow'), value: format.count(service?.errors ?? 0) },
      { id: 'flagged', label: t('softwareEngineer.flaggedRow'), value: format.count(flagged) },
      {
        id: 'latency',
        label: t('softwareEngineer.latencyRow'),
        value: p95 === null ? t('softwareEngineer.noLatency') : format.duration(p95),
      },
    ],
    actions: [
      {
        label: t('devops.open'),
        href: `/models/${callable.model}/service?version=${encodeURIComponent(callable.version)}`,
      },
    ],
  }
}

const createKeyLink = ({ t }: HomeWords) => ({
  label: t('softwareEngineer.createKey'),
  href: '/settings/keys?create=true',
})

function keysTile(keys: readonly KeyItem[], words: HomeWords): StoryTile {
  const { t, format } = words
  const active = keys.filter(({ status }) => status === 'active')
  const base = { id: 'keys', title: t('softwareEngineer.keys'), span: 4 } as const
  if (active.length === 0) return { ...base, lead: t('softwareEngineer.keysNone') }
  return {
    ...base,
    rows: active.slice(0, KEYS_SHOWN).map((key) => ({
      id: key.id,
      label: key.name,
      hint: key.lastUsedAt
        ? t('softwareEngineer.keyUsed', { when: format.dateTime(key.lastUsedAt) })
        : t('softwareEngineer.keyNotUsed'),
      value: key.scopes.join(', '),
    })),
    actions: [{ label: t('softwareEngineer.allKeys'), href: '/settings/keys' }, createKeyLink(words)],
  }
}

function othersTile(home: HomeFacts, { callable }: Integration, words: HomeWords): StoryTile | null {
  const { t, format } = words
  const others = home.versions.filter(
    ({ model, version }) => model.slug !== callable.model || version !== callable.version,
  )
  if (others.length === 0) return null
  return {
    id: 'others',
    title: t('softwareEngineer.otherVersions'),
    span: 4,
    rows: others.map((version) => ({
      id: rowId(version),
      label: nameOf(version, words),
      ...(version.health?.newestPrediction && {
        hint: t('softwareEngineer.newest', { when: format.dateTime(version.health.newestPrediction) }),
      }),
      href: versionHref(version, '/service'),
    })),
  }
}

/** Does my integration work? With a snippet that can be run as it stands. */
export function prepareSoftwareEngineer(home: HomeFacts, integration: Integration | null, words: HomeWords): Story {
  const { t, format } = words
  if (!integration) {
    return { sentence: t('softwareEngineer.none'), why: t('softwareEngineer.noneWhy'), tiles: [] }
  }
  const { name, callable, service, keys, origin } = integration
  const version = t('version', { model: name, version: callable.version })
  const others = othersTile(home, integration, words)
  const keyless = !keys.some(({ status }) => status === 'active')
  return {
    sentence: sentenceOf(integration, words),
    why: whyOf(integration, words),
    ...(service && { scope: format.range(service.from, service.to, { zoneName: true }) }),
    ...(keyless && { action: createKeyLink(words) }),
    tiles: [
      {
        id: 'snippet',
        title: t('softwareEngineer.snippet'),
        span: 8,
        lead: t('softwareEngineer.snippetWhy', { name: version }),
        code: { text: predictionCommand(origin, callable), label: t('softwareEngineer.snippetLabel') },
      },
      contractTile(integration, words),
      callsTile(integration, words),
      keysTile(keys, words),
      ...(others ? [others] : []),
    ],
  }
}
