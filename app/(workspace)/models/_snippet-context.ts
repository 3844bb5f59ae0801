import 'server-only'
import { headers } from 'next/headers'
import type { SnippetContext } from '@/components/models/snippets'
import { pageCaller } from '@/lib/trpc/server'

/** Where the reader reached this installation, so that an example can be run as it stands. */
export async function snippetContext(): Promise<SnippetContext> {
  const [head, { now }] = await Promise.all([headers(), pageCaller()])
  const host = head.get('x-forwarded-host') ?? head.get('host') ?? 'localhost:3000'
  const scheme = head.get('x-forwarded-proto') ?? 'http'
  const at = `${now.toISOString().slice(0, 19)}Z`
  return { origin: `${scheme}://${host}`, at }
}
