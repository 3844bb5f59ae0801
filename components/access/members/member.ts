import type { Role } from '@/domain/access/roles'
import type { AreaTranslator } from '@/lib/i18n/translator'
import type { createMember } from '@/server/access/create-member'
import type { listMembers } from '@/server/access/list-members'

export type MembersPage = Awaited<ReturnType<(typeof listMembers)['execute']>>
export type MemberItem = MembersPage['items'][number]
export type MemberRole = MemberItem['roles'][number]
export type Invited = Awaited<ReturnType<(typeof createMember)['execute']>>['item']

type Names = readonly { slug: string; name: string }[]

/** Roles in words; those of one use case name it. */
export function roleWords(roles: readonly MemberRole[], useCases: Names, t: AreaTranslator<'access'>): string[] {
  const nameOf = (slug: string) => useCases.find((useCase) => useCase.slug === slug)?.name ?? slug
  return roles.map(({ role, useCase }) =>
    useCase === null ? t(`role.${role}`) : t('roleIn', { role: t(`role.${role}`), useCase: nameOf(useCase) }),
  )
}

/** The roles after one of them was given or taken away everywhere. */
export function toggledRoles(roles: readonly MemberRole[], role: Role): MemberRole[] {
  const held = roles.some((one) => one.role === role && one.useCase === null)
  return held ? roles.filter((one) => one.role !== role || one.useCase !== null) : [...roles, { role, useCase: null }]
}
