import 'server-only'
import { artifactRef } from '@/domain/artifacts/input'
import { refusal } from '@/server/deployments/record-refusal'
import type { RawRoute } from '@/server/http/endpoint'
import { notFound } from '@/server/kernel/app-error'
import { query } from '@/server/kernel/operation'
import { findVersion } from '@/server/models/read'
import { artifactOf } from './read-artifacts'
import { readStore } from './read-store'
import { withRefusals } from './with-refusals'

/** Which content a file of a version has; it is streamed after this has let the caller in. */
export const getArtifact = query({
  name: 'artifacts.get',
  permission: 'model:read',
  input: artifactRef,
  run: async (ctx, { name, ...ref }) => {
    const { version } = await findVersion(ctx, ref)
    const row = await artifactOf(ctx.tx, version.id, name)
    if (!row) throw notFound(`artifact ${name} of version ${ref.version} of model ${ref.model}`)
    return { name: row.name, digest: row.digest, bytes: row.bytes }
  },
})

/** A file to keep, never shown: whatever it is called, no browser runs it. RFC 6266, RFC 9530. */
function headersOf({ name, digest, bytes }: { name: string; digest: string; bytes: number }): Record<string, string> {
  const plain = name.replace(/[^\w .()+-]/g, '_')
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return {
    'content-type': 'application/octet-stream',
    'content-length': String(bytes),
    'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`,
    etag: `"${digest}"`,
    'repr-digest': `sha-256=:${Buffer.from(digest, 'hex').toString('base64')}:`,
    'cache-control': 'no-store',
    'content-security-policy': 'sandbox',
    'x-content-type-options': 'nosniff',
  }
}

async function send(request: Request, { params, caller }: RawRoute): Promise<Response> {
  const recorded = await getArtifact.execute(caller, params)
  const opened = await readStore().store.open(recorded)
  if (opened === 'missing') {
    throw refusal('conflict', 'artifact_missing', `the content of ${recorded.name} is not on the disk any more`)
  }
  if (opened === 'changed') {
    const detail = `the content of ${recorded.name} on the disk is not what was recorded (SHA-256 ${recorded.digest})`
    throw refusal('conflict', 'artifact_changed', `${detail}; it is not given out`)
  }
  if (request.method !== 'HEAD') return new Response(opened.content, { headers: headersOf(recorded) })
  await opened.close()
  return new Response(null, { headers: headersOf(recorded) })
}

/** `GET /models/{model}/versions/{version}/artifacts/{name}`: its content is compared with its hash before any of it is sent. */
export async function sendArtifact(request: Request, route: RawRoute): Promise<Response> {
  const about = { action: 'artifacts.get', model: route.params.model ?? '' }
  return withRefusals(route.caller, about, () => send(request, route))
}
