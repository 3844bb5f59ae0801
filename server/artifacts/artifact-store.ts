import 'server-only'
import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { AppError } from '@/server/kernel/app-error'
import { type OpenedFile, openChecked } from './open-checked'
import { writeHashed } from './write-hashed'

/** A file as it was recorded: the SHA-256 of its content, and how long it is. */
export type Recorded = { digest: string; bytes: number }

/** An upload that has come in whole and is on the disk, under no name yet. */
export class StagedArtifact {
  constructor(
    readonly digest: string,
    readonly bytes: number,
    private readonly steps: { keep: () => Promise<void>; drop: () => Promise<void> },
  ) {}

  /** Puts it in its place, whole and at once; what stood there had the same content, or was damaged. */
  keep = () => this.steps.keep()

  /** Leaves nothing of it, unless it was kept. */
  drop = () => this.steps.drop()
}

/** Where contents of artifacts lie. Nothing else of the product knows where that is. */
export type ArtifactStore = {
  /** Takes a content in as it comes, never whole in memory. When that fails nothing is left. */
  stage: (content: AsyncIterable<Uint8Array>) => Promise<StagedArtifact>
  /** Reads a content back after its hash was checked; says so where it is gone or is not what was recorded. */
  open: (recorded: Recorded) => Promise<OpenedFile | 'missing' | 'changed'>
  /** Is it there in its length? A look, without reading it. */
  holds: (recorded: Recorded) => Promise<boolean>
  /** Removes uploads that broke off with their process before a time; answers how many. */
  sweep: (before: Date) => Promise<number>
}

async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, 'r')
  await handle.sync().finally(() => handle.close())
}

const isFull = (error: unknown) => ['ENOSPC', 'EDQUOT'].includes(String((error as { code?: unknown }).code))
const isAbsent = (error: unknown) => (error as { code?: unknown }).code === 'ENOENT'

async function makeRoom(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true, mode: 0o700 })
}

async function sweepBefore(directory: string, before: Date): Promise<number> {
  const names = await readdir(directory).catch((error: unknown) => {
    if (isAbsent(error)) return []
    throw error
  })
  let removed = 0
  for (const name of names) {
    const file = path.join(directory, name)
    const { mtime } = await stat(file).catch(() => ({ mtime: before }))
    if (mtime >= before) continue
    await rm(file, { force: true })
    removed++
  }
  return removed
}

/** Contents as files under their SHA-256, `sha256/ab/ab…`; the same content lies there once, whoever uploaded it. */
export function artifactStore(directory: string): ArtifactStore {
  const incoming = path.join(directory, 'incoming')
  const placeOf = (digest: string) => path.join(directory, 'sha256', digest.slice(0, 2), digest)
  const keep = async (temporary: string, digest: string) => {
    const place = placeOf(digest)
    await makeRoom(path.dirname(place))
    await rename(temporary, place)
    await syncDirectory(path.dirname(place))
  }
  return {
    stage: async (content) => {
      await makeRoom(incoming)
      const temporary = path.join(incoming, randomUUID())
      try {
        const { digest, bytes } = await writeHashed(temporary, content)
        return new StagedArtifact(digest, bytes, {
          keep: () => keep(temporary, digest),
          drop: () => rm(temporary, { force: true }),
        })
      } catch (error) {
        await rm(temporary, { force: true })
        if (isFull(error)) throw new AppError('unavailable', 'there is no room for artifacts on the disk')
        throw error
      }
    },
    open: (recorded) => openChecked(placeOf(recorded.digest), recorded),
    holds: async ({ digest, bytes }) => {
      const found = await stat(placeOf(digest)).catch(() => null)
      return found?.isFile() === true && found.size === bytes
    },
    sweep: (before) => sweepBefore(incoming, before),
  }
}
