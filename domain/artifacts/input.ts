import { z } from 'zod'
import { pageInput } from '@/domain/lists/page'
import { versionRef } from '@/domain/models/input'
import { ARTIFACT_NAME_MAX, artifactNameProblem } from './artifact-name'

/** In one spelling of Unicode, so that what looks the same is the same. */
export const artifactName = z
  .string()
  .max(ARTIFACT_NAME_MAX * 4)
  .transform((name) => name.normalize('NFC'))
  .superRefine((name, ctx) => {
    const problem = artifactNameProblem(name)
    if (problem !== null) ctx.addIssue({ code: 'custom', message: problem })
  })

const sha256 = z
  .string()
  .toLowerCase()
  .regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 digest in hexadecimal')

/** The body is the file. `sha256`: what its content must have; left out, it is not compared. */
export const uploadArtifactInput = versionRef.extend({ name: artifactName, sha256: sha256.optional() })
export const artifactRef = versionRef.extend({ name: artifactName })
export const listArtifactsInput = pageInput.extend(versionRef.shape)
