import { z } from 'zod'
import { pageInput } from '@/domain/lists/page'
import { plainText, slug } from '@/domain/lists/text'
import { rfc3339 } from '@/domain/time/rfc3339'
import { PASSWORD_MAX, type PasswordOwner, passwordProblem } from './password-rule'
import { KEY_SCOPES } from './permissions'
import { ROLES } from './roles'

export const email = z.string().trim().toLowerCase().max(254).pipe(z.email())
/** A new password; `passwordProblem` holds the rule. */
const password = z
  .string()
  .min(1)
  .max(PASSWORD_MAX * 4)
const personName = plainText(120)
const token = z.string().min(20).max(200)
const opaqueId = z.string().min(1).max(80)

function checkPassword(
  given: PasswordOwner & { password?: string | undefined },
  ctx: { addIssue: (issue: { code: 'custom'; path: string[]; message: string }) => void },
) {
  const problem = given.password === undefined ? null : passwordProblem(given.password, given)
  if (problem !== null) ctx.addIssue({ code: 'custom', path: ['password'], message: problem })
}

/** A role everywhere, or in one use case: `"admin"`, `{ role: "sme", useCase: "fraud" }`. */
const roleInput = z.union([
  z.enum(ROLES).transform((role) => ({ role, useCase: null })),
  z.strictObject({ role: z.enum(ROLES), useCase: slug.nullable().default(null) }),
])
export type RoleInput = z.output<typeof roleInput>
const roles = z.array(roleInput).max(200)

/** The first administrator, with the one-time link that the first start printed. */
export const setupInput = z.strictObject({ token, name: personName, email, password }).superRefine(checkPassword)
export const acceptInviteInput = z.strictObject({ token, password }).superRefine(checkPassword)
export const tokenInput = z.strictObject({ token })
export const signInInput = z.object({ email: z.string().max(254), password: z.string().max(PASSWORD_MAX * 4) })

export const createMemberInput = z
  .strictObject({ email, name: personName, roles, password: password.optional() })
  .superRefine(checkPassword)
export type CreateMemberInput = z.output<typeof createMemberInput>
export const memberRef = z.strictObject({ id: opaqueId })
export const updateMemberInput = z.strictObject({
  id: opaqueId,
  name: personName.optional(),
  /** Replaces all roles. */
  roles: roles.optional(),
  status: z.enum(['active', 'disabled']).optional(),
})
export const listMembersInput = pageInput.extend({
  text: z.string().max(120).optional(),
  status: z.enum(['active', 'disabled']).optional(),
})

export const createKeyInput = z.strictObject({
  name: plainText(120),
  scopes: z
    .array(z.enum(KEY_SCOPES))
    .min(1)
    .refine((scopes) => new Set(scopes).size === scopes.length, { message: 'must be distinct' }),
  /** Absent or null: wherever its owner may go, or the whole installation. */
  useCases: z.array(slug).min(1).max(200).nullable().optional(),
  /** Default: whoever creates it. */
  owner: z.enum(['self', 'installation']).optional(),
  /** Default: in 90 days. null: never, for those who manage keys. */
  expiresAt: rfc3339.nullable().optional(),
})
export const keyRef = z.strictObject({ id: opaqueId })
export const rotateKeyInput = z.strictObject({
  id: opaqueId,
  /** How long the old key stays valid; 0 ends it at once. */
  overlapHours: z.number().min(0).max(720).optional(),
  expiresAt: rfc3339.nullable().optional(),
})
export const listKeysInput = pageInput

export const changePasswordInput = z.strictObject({ current: z.string().max(PASSWORD_MAX * 4), password })
export const sessionRef = z.strictObject({ id: opaqueId })
export const nothing = z.strictObject({}).optional()
