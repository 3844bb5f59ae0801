import 'server-only'
import { refusal } from '@/server/deployments/record-refusal'
import type { RawRoute } from '@/server/http/endpoint'
import { jsonResponse } from '@/server/http/respond'
import { streamBody } from '@/server/http/stream-body'
import { AppError } from '@/server/kernel/app-error'
import type { StagedArtifact } from './artifact-store'
import { keepArtifact, prepareArtifact } from './keep'
import { readStore } from './read-store'
import { withRefusals } from './with-refusals'

/** What is worth packing grows a few times; more is made to fill disks. */
const GROWTH_MAX = 100
const WHAT = 'an artifact'

function refuseOther(staged: StagedArtifact, wanted: string | undefined): void {
  if (staged.bytes === 0) throw refusal('invalid_input', 'empty', 'the body is empty, so there is no file to keep')
  if (wanted === undefined || wanted === staged.digest) return
  const detail = `the content has the SHA-256 ${staged.digest}, not ${wanted}; nothing was stored`
  throw new AppError('invalid_input', detail, { errors: [{ pointer: '/sha256', code: 'digest_differs', detail }] })
}

async function receive(request: Request, { params, query, caller }: RawRoute): Promise<Response> {
  const target = await prepareArtifact.execute(caller, { ...Object.fromEntries(query), ...params })
  const { store, bytesMax } = readStore()
  if (Number(request.headers.get('content-length') ?? 0) > bytesMax) {
    throw new AppError('too_large', `${WHAT} may have at most ${bytesMax} bytes`)
  }
  const staged = await store.stage(streamBody(request, bytesMax, { what: WHAT, growthMax: GROWTH_MAX }))
  try {
    refuseOther(staged, target.sha256)
    const { created, item } = await keepArtifact.execute(caller, { ...target, staged })
    return jsonResponse(item, created ? 201 : 200, { location: item.url })
  } finally {
    await staged.drop()
  }
}

/** `POST /models/{model}/versions/{version}/artifacts`: the body goes to the disk piece by piece; answers when it is recorded. */
export async function receiveArtifact(request: Request, route: RawRoute): Promise<Response> {
  const about = { action: 'artifacts.create', model: route.params.model ?? '' }
  return withRefusals(route.caller, about, () => receive(request, route))
}
