import {
  type AuditItem,
  type AuditPage,
  actionWords,
  actorWords,
  objectName,
  objectWords,
} from '@/components/audit/record'
import type { Waiting } from '@/components/promotions/figures'
import type { AreaTranslator } from '@/lib/i18n/translator'
import { goalsTile } from './goal-words'
import type { HomeFacts, HomeWords } from './home-facts'
import { notWatchedTile, rowId } from './shared-tiles'
import type { Story, StoryRow, StoryTile } from './story'
import { judge, nameOf, versionHref } from './version-words'
import { waitsSentence, waitsTile } from './waits-tile'

export type AuditWords = HomeWords & { audit: AreaTranslator<'audit'> }

function recordRow(record: AuditItem, { audit, format }: AuditWords): StoryRow {
  const name = objectName(record)
  return {
    id: String(record.seq),
    label: actionWords(record.action, audit),
    hint: [actorWords(record, audit), objectWords(record.object.type, audit), name].filter(Boolean).join(' · '),
    value: format.dateTime(record.at),
    href: `/settings/audit?record=${record.seq}`,
  }
}

const LATELY_SHOWN = 7
const COMING_AND_GOING: readonly string[] = ['access.signIn', 'access.signOut']

/** The newest records that changed something, with a way to all of them. */
export function latelyTile(all: readonly AuditItem[], words: AuditWords, span: 4 | 8): StoryTile {
  const { t, format } = words
  const records = all.filter(({ action }) => !COMING_AND_GOING.includes(action)).slice(0, LATELY_SHOWN)
  return {
    id: 'lately',
    title: t('risk.lately'),
    sub: format.zone,
    span,
    ...(records.length > 0
      ? { rows: records.map((record) => recordRow(record, words)) }
      : { lead: t('risk.latelyNone') }),
    actions: [{ label: t('risk.openAudit'), href: '/settings/audit' }],
  }
}

const REFUSED_SHOWN = 5

function refusedTile(denied: AuditPage, words: AuditWords): StoryTile {
  const { t } = words
  const base = { id: 'refused', title: t('risk.refused'), span: 4 } as const
  if (denied.items.length === 0) return { ...base, lead: t('risk.refusedNone') }
  return {
    ...base,
    rows: denied.items.slice(0, REFUSED_SHOWN).map((record) => recordRow(record, words)),
    actions: [{ label: t('risk.openAudit'), href: '/settings/audit?outcome=denied' }],
  }
}

function attentionTile(home: HomeFacts, words: HomeWords): StoryTile {
  const { t } = words
  const base = { id: 'attention', title: t('risk.attention'), span: 4 } as const
  const troubled = home.versions.filter(({ health }) => (health?.attention.length ?? 0) > 0)
  if (troubled.length === 0) return { ...base, lead: t('risk.attentionNone') }
  return {
    ...base,
    rows: troubled.map((version) => {
      const { mark, why, page } = judge(version, words)
      return { id: rowId(version), label: nameOf(version, words), hint: why, mark, href: versionHref(version, page) }
    }),
  }
}

function sentenceOf({ counts }: HomeFacts, denied: AuditPage, { t, format }: HomeWords): string {
  const { versions, monitored } = counts
  const count = denied.items.length
  const countText = format.count(count)
  const watch =
    versions === 0
      ? t('risk.noVersions')
      : versions > monitored
        ? t('risk.notWatched', { count: versions - monitored, versions })
        : t('risk.allWatched', { versions })
  const refused = denied.next ? t('risk.deniedMore', { countText }) : t('risk.denied', { count, countText })
  return t('risk.sentence', { watch, denied: refused })
}

/** What breaches policy, and who decided? */
export function prepareRiskOfficer(
  home: HomeFacts,
  trail: { lately: AuditPage; denied: AuditPage; waiting: Waiting; now: number },
  words: AuditWords,
): Story {
  const { t } = words
  const state = sentenceOf(home, trail.denied, words)
  const decisions = waitsSentence(trail.waiting, words)
  return {
    sentence: decisions === null ? state : t('waits.first', { decisions, state }),
    why: t('risk.why'),
    action: { label: t('risk.verify'), href: '/settings/audit?verify=true' },
    tiles: [
      waitsTile(trail.waiting, trail.now, words),
      latelyTile(trail.lately.items, words, 8),
      refusedTile(trail.denied, words),
      attentionTile(home, words),
      notWatchedTile(home, words),
      goalsTile(home.goals, words),
    ],
  }
}
