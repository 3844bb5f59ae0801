import type { ListedPromotion } from '@/components/promotions/figures'
import { goalsTile } from './goal-words'
import type { HomeFacts, HomeWords, WatchedVersion } from './home-facts'
import { requestsTile } from './requests-tile'
import { driftedTile, labelsTile, notWatchedTile, versionsTile } from './shared-tiles'
import type { Link, Story } from './story'
import { driftText, mostSerious, nameOf, performanceText, versionHref } from './version-words'

function sentenceOf(home: HomeFacts, words: HomeWords): string {
  const { t } = words
  const { versions, monitored, performance, drift, quality, unlabelled } = home.counts
  if (versions === 0) return t('scientist.none')
  if (monitored === 0) return t('scientist.noneWatched', { versions })
  const worst = mostSerious(home)
  if (performance > 0 && worst?.health) {
    const why = performanceText(worst.health, words)
    return t('scientist.worse', { count: performance, monitored, name: nameOf(worst, words), why })
  }
  if (drift > 0) return t('scientist.drifted', { count: drift, monitored })
  if (quality > 0) return t('scientist.quality', { count: quality, monitored })
  if (unlabelled === monitored) return t('scientist.blind', { monitored })
  return monitored === 1 ? t('scientist.fineOne') : t('scientist.fine', { monitored })
}

function whyOf(home: HomeFacts, words: HomeWords): string {
  const { t } = words
  const { versions, monitored, attention } = home.counts
  if (versions === 0) return t('scientist.noneWhy')
  if (monitored === 0) return t('scientist.noneWatchedWhy')
  const worst = mostSerious(home)
  const parts = []
  if (worst?.health)
    parts.push(t('scientist.whyDrift', { name: nameOf(worst, words), why: driftText(worst.health, words) }))
  if (attention > 1) parts.push(t('scientist.whyOthers', { count: attention - 1 }))
  if (versions > monitored) parts.push(t('scientist.whyNotWatched', { count: versions - monitored }))
  return parts.join(' ')
}

function scopeOf(version: WatchedVersion | undefined, { t, format }: HomeWords): string | undefined {
  const health = version?.health
  if (!health) return undefined
  const span = ({ from, to }: { from: string; to: string }) => format.range(from, to)
  const window = format.range(health.window.from, health.window.to, { zoneName: true })
  const { performance } = health
  if (!performance.measured || !performance.before) return t('scientist.scopeInputs', { window })
  return t('scientist.scope', { window, now: span(performance.now.span), before: span(performance.before.span) })
}

function actionOf(home: HomeFacts, { t }: HomeWords): Link | undefined {
  const worst = mostSerious(home)
  if (!worst) return home.counts.versions === 0 ? { label: t('scientist.addModel'), href: '/models/new' } : undefined
  const drift = worst.health?.drift
  if (drift?.measured && drift.drifted > 0)
    return { label: t('scientist.openDrift'), href: versionHref(worst, '/drift') }
  if (worst.health?.attention.includes('performance')) {
    return { label: t('scientist.openPerformance'), href: versionHref(worst, '/performance') }
  }
  return { label: t('scientist.openQuality'), href: versionHref(worst, '/quality') }
}

/** Is any model getting worse? */
export function prepareScientist(home: HomeFacts, requests: readonly ListedPromotion[], words: HomeWords): Story {
  const scope = scopeOf(mostSerious(home) ?? home.versions[0], words)
  const action = actionOf(home, words)
  const watched = home.counts.monitored > 0
  return {
    sentence: sentenceOf(home, words),
    why: whyOf(home, words),
    ...(scope && { scope }),
    ...(action && { action }),
    tiles: [
      ...(watched ? [versionsTile(home, words), driftedTile(home, words), labelsTile(home, words)] : []),
      requestsTile(requests, words),
      notWatchedTile(home, words),
      goalsTile(home.goals, words),
    ],
  }
}
