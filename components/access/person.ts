import type { Permission } from '@/domain/access/permissions'
import type { me } from '@/server/access/me'

/** Who has signed in: roles, rights and visible use cases. */
export type Person = NonNullable<Awaited<ReturnType<(typeof me)['execute']>>>

/** Somewhere: in one use case at least. */
export const may = (person: Pick<Person, 'permissions'>, right: Permission) => person.permissions[right] !== undefined

/** Over the whole installation. */
export const mayEverywhere = (person: Pick<Person, 'permissions'>, right: Permission) =>
  person.permissions[right] === 'all'
