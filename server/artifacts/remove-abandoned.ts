import 'server-only'
import { readStore } from './read-store'

/** An upload that began so long ago has broken off: each ends by itself much sooner. */
const ABANDONED_MS = 6 * 3_600_000

/** Removes what uploads left behind that broke off with their process. */
export async function removeAbandonedUploads(now: Date): Promise<number> {
  return readStore().store.sweep(new Date(now.getTime() - ABANDONED_MS))
}
