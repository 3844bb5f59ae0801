import type { DemoData } from '../flights/demo-data'
import { type ReferenceTable, referenceTable } from '../flights/reference'
import { MODEL } from '../flights/replay'
import { type Api, failure } from './http'

/** Streams the reference of one version as CSV. */
export async function sendReference(api: Api, data: DemoData, version: DemoData['versions'][number]): Promise<number> {
  const table = referenceTable(data, version)
  const path = `/models/${MODEL}/versions/${version.version}/reference`
  const answer = await api({ method: 'PUT', path, type: 'text/csv', body: () => streamOf(table) })
  if (answer.status >= 300) throw failure(`PUT ${path}`, answer)
  return table.rows
}

function streamOf(table: ReferenceTable): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  const pieces = table.csv()
  return new ReadableStream({
    pull(controller) {
      const next = pieces.next()
      if (next.done) controller.close()
      else controller.enqueue(encoder.encode(next.value))
    },
  })
}
