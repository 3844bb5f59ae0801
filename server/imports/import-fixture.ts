import type { FeatureType } from '@/domain/features/input'
import type { ImportShape } from '@/domain/imports/shape'
import type { Caller } from '@/server/kernel/context'
import { createModel } from '@/server/models/create'
import { createVersion } from '@/server/models/create-version'
import type { TestSystem } from '@/server/testing/open-test-system'
import { createUseCase } from '@/server/use-cases/create'
import { getImport } from './list'
import { receiveImport } from './receive'
import { sendRejected } from './rejected'
import { runImport } from './run-import'

/** A use case with a binary model and one version, for imports. */
export async function addModel(
  test: TestSystem,
  slug: string,
  features: { name: string; type: FeatureType }[],
): Promise<void> {
  const admin = await test.as('admin')
  await createUseCase.execute(admin, { slug, name: slug, problem: 'p' })
  const model = { slug, name: slug, useCase: slug, kind: 'ml', task: 'binary', positiveClass: '1' } as const
  await createModel.execute(admin, model)
  await createVersion.execute(admin, {
    model: slug,
    version: '1',
    features: features.map((f) => ({ ...f, nullable: true })),
  })
}

export type Sending = {
  model: string
  query: Record<string, string>
  body: BodyInit
  headers?: Record<string, string>
}

/** What `POST /models/{model}/imports` answers. */
export function send(caller: Caller, { model, query, body, headers = {} }: Sending): Promise<Response> {
  const init = { method: 'POST', body, headers: { 'content-type': 'text/csv', ...headers }, duplex: 'half' }
  const request = new Request('http://localhost/', init as RequestInit)
  return receiveImport(request, { params: { model }, query: new URLSearchParams(query), caller })
}

export async function sent(caller: Caller, sending: Sending): Promise<ImportShape> {
  return (await send(caller, sending)).json() as Promise<ImportShape>
}

/** Sends a table and runs its job to the end. */
export async function load(caller: Caller, sending: Sending): Promise<ImportShape> {
  const { id } = await sent(caller, sending)
  await runImport({ importId: id })
  return getImport.execute(caller, { id })
}

export async function rejectedOf(caller: Caller, id: string): Promise<string> {
  return (
    await sendRejected(new Request('http://localhost/'), { params: { id }, query: new URLSearchParams(), caller })
  ).text()
}
