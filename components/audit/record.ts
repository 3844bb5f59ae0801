import type { AreaTranslator } from '@/lib/i18n/translator'
import type { listAudit } from '@/server/audit/list'
import type { verifyAudit } from '@/server/audit/verify'

export type AuditPage = Awaited<ReturnType<(typeof listAudit)['execute']>>
export type AuditItem = AuditPage['items'][number]
export type Verification = Awaited<ReturnType<(typeof verifyAudit)['execute']>>

/** What is written as an action and has a name in words; a refused one may be any verb. */
export const AUDIT_ACTIONS = [
  'access.signIn',
  'access.signOut',
  'access.setup',
  'access.acceptInvite',
  'access.changePassword',
  'access.firstAdministrator',
  'access.setupLink',
  'keys.create',
  'keys.rotate',
  'keys.revoke',
  'keys.bootstrap',
  'members.create',
  'members.update',
  'members.invite',
  'sessions.revoke',
  'useCases.create',
  'kpis.create',
  'kpis.pushValues',
  'models.create',
  'versions.create',
  'versions.putReference',
  'imports.start',
  'models.confirmPii',
  'value.set',
  'aliases.set',
  'attestations.create',
  'deployments.create',
  'deployments.rollback',
  'deployments.end',
  'deployments.activate',
  'environments.create',
  'policies.put',
  'promotions.request',
  'promotions.decide',
  'promotions.emergency',
  'promotions.review',
  'promotions.expire',
  'rules.simulate',
  'abTests.create',
  'abTests.edit',
  'abTests.deviate',
  'abTests.freeze',
  'abTests.start',
  'abTests.ramp',
  'abTests.mature',
  'abTests.stop',
  'abTests.conclude',
] as const

export const AUDIT_OBJECTS = [
  'use_case',
  'kpi',
  'model',
  'model_version',
  'member',
  'key',
  'session',
  'import',
  'installation',
  'permission',
  'ab_test',
  'alias',
  'attestation',
  'deployment',
  'environment',
  'policy',
  'promotion',
  'rule_simulation',
  'value_model',
] as const

type T = AreaTranslator<'audit'>

export function actionWords(action: string, t: T): string {
  const known = AUDIT_ACTIONS.find((one) => one === action)
  return known ? t(`action.${known}`) : action
}

export function objectWords(type: string, t: T): string {
  const known = AUDIT_OBJECTS.find((one) => one === type)
  return known ? t(`type.${known}`) : type
}

/** A name where the detail holds one; never a bare id in a list. */
export function objectName({ detail }: Pick<AuditItem, 'detail'>): string | null {
  const after = detail.after
  const inner = typeof after === 'object' && after !== null ? (after as Record<string, unknown>) : {}
  const found = [detail.name, inner.name, inner.slug, detail.alias, detail.version, detail.model].find(
    (value) => typeof value === 'string' && value !== '',
  )
  return typeof found === 'string' ? found : null
}

export function actorWords({ actor }: Pick<AuditItem, 'actor'>, t: T): string {
  if (actor.kind === 'anonymous') return t('anonymous')
  if (actor.kind === 'key') return `${actor.name} (${t('key')})`
  return actor.kind === 'system' ? `${actor.name} (${t('system')})` : actor.name
}
