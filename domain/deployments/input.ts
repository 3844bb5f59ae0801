import { z } from 'zod'
import { pageInput } from '@/domain/lists/page'
import { plainText, slug } from '@/domain/lists/text'
import { rfc3339 } from '@/domain/time/rfc3339'

export const DEPLOYMENT_TYPES = ['service', 'embedded', 'external'] as const
export type DeploymentType = (typeof DEPLOYMENT_TYPES)[number]

/** What the rules of an environment are like when nobody wrote a policy for it. */
export const ENVIRONMENT_KINDS = ['staging', 'production'] as const
export type EnvironmentKind = (typeof ENVIRONMENT_KINDS)[number]

/** The environment whose live version is the champion. */
export const PRODUCTION = 'production'

export const DEPLOYMENT_EVENT_TYPES = [
  'deployment.activated',
  'deployment.rolled_back',
  'deployment.ended',
  'deployment.digest_mismatch',
] as const
export type DeploymentEventType = (typeof DEPLOYMENT_EVENT_TYPES)[number]

const versionText = z.string().min(1).max(120)
const objectId = z.string().min(1).max(80)
export const reasonText = plainText(4000)
export const digestText = z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 digest in lower-case hexadecimal')

export const createEnvironmentInput = z.strictObject({
  slug,
  name: plainText(120),
  kind: z.enum(ENVIRONMENT_KINDS).default('staging'),
})
export const listEnvironmentsInput = pageInput
export const environmentRef = z.strictObject({ slug })

/**
 * History, or what serves already. `effectiveTo` left out: it still serves, which an environment that asks for four eyes
 * takes only as the first record of a model. `digest` left out: the version's.
 */
export const createDeploymentInput = z
  .strictObject({
    model: slug,
    version: versionText,
    environment: slug,
    type: z.enum(DEPLOYMENT_TYPES).default('service'),
    digest: digestText.optional(),
    effectiveFrom: rfc3339,
    effectiveTo: rfc3339.optional(),
    reason: reasonText,
  })
  .refine((given) => given.effectiveTo === undefined || given.effectiveTo > given.effectiveFrom, {
    path: ['effectiveTo'],
    message: 'must lie after effectiveFrom',
  })
export type CreateDeploymentInput = z.output<typeof createDeploymentInput>

/** `at` left out: now. */
export const listDeploymentsInput = pageInput.extend({
  environment: slug.optional(),
  model: slug.optional(),
  at: rfc3339.optional(),
})
export const deploymentHistoryInput = pageInput.extend({ model: slug, environment: slug.optional() })
export const deploymentRef = z.strictObject({ id: objectId })
export const rollbackInput = z.strictObject({ id: objectId, reason: reasonText })
export const endDeploymentInput = rollbackInput

export const heartbeatInput = z.strictObject({
  id: objectId,
  digest: digestText,
  instance: plainText(200),
  memoryMb: z.number().min(0).max(1e9).optional(),
  cpuSeconds: z.number().min(0).max(1e12).optional(),
})
export const listHeartbeatsInput = pageInput.extend({ id: objectId })

/** `after`: the sequence of the last event that was seen. */
export const listEventsInput = z.strictObject({
  after: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

export const setAliasInput = z.strictObject({ model: slug, alias: slug, version: versionText, reason: reasonText })
export const aliasRef = z.strictObject({ model: slug, alias: slug })
export const listAliasesInput = z.strictObject({ model: slug })
export const aliasHistoryInput = pageInput.extend({ model: slug, alias: slug })
