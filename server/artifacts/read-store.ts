import 'server-only'
import { readEnv } from '@/server/env'
import { type ArtifactStore, artifactStore } from './artifact-store'

/** Where this installation keeps artifacts, and how large one may be. */
export function readStore(): { store: ArtifactStore; bytesMax: number } {
  const { artifactDir, artifactBytesMax } = readEnv()
  return { store: artifactStore(artifactDir), bytesMax: artifactBytesMax }
}
