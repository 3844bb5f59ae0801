import type { InstallationFacts } from '@/components/access/installation-facts'
import { expiresSoon, type KeysPage } from '@/components/access/keys/key'
import type { MembersPage } from '@/components/access/members/member'
import type { AuditItem } from '@/components/audit/record'
import type { HomeFacts } from './home-facts'
import { type AuditWords, latelyTile } from './prepare-risk-officer'
import { notWatchedTile } from './shared-tiles'
import type { Story, StoryTile } from './story'

export type Administered = {
  installation: InstallationFacts
  members: MembersPage
  keys: KeysPage
  lately: readonly AuditItem[]
  /** Milliseconds; the server's. */
  now: number
}

function installationTile({ installation }: Administered, { t, format }: AuditWords): StoryTile {
  const { status, engine, durability, migrations, version } = installation
  const ready = status === 'ready'
  return {
    id: 'installation',
    title: t('admin.installation'),
    span: 4,
    mark: ready
      ? { tone: 'good', word: t('admin.readyWord') }
      : { tone: 'bad', shape: 'octagon', word: t('admin.notReadyWord') },
    rows: [
      ...(engine ? [{ id: 'database', label: t('admin.database'), value: t(`admin.engine.${engine}`) }] : []),
      ...(durability
        ? [{ id: 'durability', label: t('admin.durability'), value: t(`admin.class.${durability}`) }]
        : []),
      ...(migrations
        ? [{ id: 'migrations', label: t('admin.migrations'), value: format.count(migrations.applied) }]
        : []),
      { id: 'version', label: t('admin.version'), value: version },
    ],
    actions: [{ label: t('admin.openInstallation'), href: '/settings/installation' }],
  }
}

function membersTile({ members }: Administered, { t, format }: AuditWords): StoryTile {
  const { items, next } = members
  const of = (status: string) => format.count(items.filter((member) => member.status === status).length)
  const withoutRole = items.filter(({ roles }) => roles.length === 0).length
  return {
    id: 'members',
    title: t('admin.membersTile'),
    span: 4,
    figure: { value: `${format.count(items.length)}${next ? '+' : ''}`, words: t('admin.membersWords') },
    rows: [
      { id: 'active', label: t('admin.active'), value: of('active') },
      { id: 'invited', label: t('admin.invited'), value: of('invited') },
      { id: 'disabled', label: t('admin.disabled'), value: of('disabled') },
      { id: 'noRole', label: t('admin.noRoleRow'), value: format.count(withoutRole) },
    ],
    actions: [
      { label: t('admin.openMembers'), href: '/settings/members' },
      { label: t('admin.invite'), href: '/settings/members?invite=true' },
    ],
  }
}

function keyCounts({ keys, now }: Administered) {
  const active = keys.items.filter(({ status }) => status === 'active')
  return {
    active: active.length,
    soon: active.filter((key) => expiresSoon(key, now)).length,
    unused: active.filter(({ lastUsedAt }) => lastUsedAt === null).length,
  }
}

function keysTile(given: Administered, { t, format }: AuditWords): StoryTile {
  const { active, soon, unused } = keyCounts(given)
  return {
    id: 'keys',
    title: t('admin.keysTile'),
    span: 4,
    figure: { value: format.count(active), words: t('admin.keysWords') },
    rows: [
      { id: 'expiring', label: t('admin.expiring'), value: format.count(soon) },
      { id: 'unused', label: t('admin.unused'), value: format.count(unused) },
    ],
    actions: [{ label: t('admin.openKeys'), href: '/settings/keys' }],
  }
}

/** Is the installation healthy, and who may do what? */
export function prepareAdmin(home: HomeFacts, given: Administered, words: AuditWords): Story {
  const { t, format } = words
  const { installation, members } = given
  const { active, soon } = keyCounts(given)
  const count = members.items.length
  const countText = format.count(count)
  const invited = members.items.filter(({ status }) => status === 'invited').length
  const parts = []
  if (installation.durability === 'process') parts.push(t('admin.whyProcess'))
  if (installation.durability === 'power') parts.push(t('admin.whyPower'))
  if (soon > 0) parts.push(t('admin.whyKeys', { count: soon }))
  if (invited > 0) parts.push(t('admin.whyInvited', { count: invited }))
  return {
    sentence: t('admin.sentence', {
      state: installation.status === 'ready' ? t('admin.ready') : t('admin.notReady'),
      members: members.next ? t('admin.membersMore', { countText }) : t('admin.members', { count, countText }),
      keys: t('admin.keys', { active }),
    }),
    why: parts.join(' '),
    tiles: [
      installationTile(given, words),
      membersTile(given, words),
      keysTile(given, words),
      latelyTile(given.lately, words, 8),
      notWatchedTile(home, words),
    ],
  }
}
