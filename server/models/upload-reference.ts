import 'server-only'
import { z } from 'zod'
import { parseColumnMap } from '@/domain/imports/column-map'
import { isZone } from '@/domain/imports/local-time'
import { versionRef } from '@/domain/models/input'
import type { RejectedRow } from '@/domain/predictions/batch'
import { checkReferenceRow } from '@/domain/predictions/check-reference'
import type { VersionSpec } from '@/domain/predictions/version-spec'
import type { RawEndpoint } from '@/server/http/endpoint'
import { AppError, invalidField } from '@/server/kernel/app-error'
import type { Caller } from '@/server/kernel/context'
import { command, query } from '@/server/kernel/operation'
import { freshVersionState } from '@/server/predictions/version-state'
import { type ReferenceTable, readReferenceRows } from '@/server/tables/read-reference-table'
import { profileOf } from './profile'
import { saveReference } from './put-reference'
import { findVersion } from './read'
import { ReferenceCollector } from './reference-columns'

const PROBLEMS_SHOWN = 100

/** The version's signature, for somebody who may give it a reference; asked before the upload is read. */
const referenceTarget = query({
  name: 'versions.putReference',
  permission: 'version:write',
  input: versionRef,
  run: async (ctx, input) => {
    const { version } = await findVersion(ctx, input)
    return (await freshVersionState(ctx.tx, version.no)).spec
  },
})

export const putReference = command({
  name: 'versions.putReference',
  permission: 'version:write',
  input: versionRef.extend({ collector: z.instanceof(ReferenceCollector) }),
  run: async (ctx, { collector, ...ref }) => {
    const { model, version } = await findVersion(ctx, ref)
    const target = { modelNo: model.no, versionNo: version.no, now: ctx.now }
    const { created, digest, rows } = await saveReference(ctx.tx, target, collector)
    const { version: saved } = await findVersion(ctx, ref)
    const result = { created, ...profileOf(model, saved) }
    if (!created) return { result, audit: 'unchanged' }
    const audit = {
      object: { type: 'model_version', id: version.id },
      useCaseId: model.useCases[0]?.id ?? null,
      detail: { model: model.slug, version: version.version, digest, rows },
    }
    return { result, audit: [audit] }
  },
})

function optionsOf(url: URL, spec: VersionSpec) {
  const map = parseColumnMap(url.searchParams.get('map') ?? '')
  if (!map.ok) throw invalidField({ pointer: '/map', code: 'invalid', detail: map.detail })
  const zone = url.searchParams.get('zone') ?? 'UTC'
  if (!isZone(zone))
    throw invalidField({ pointer: '/zone', code: 'invalid', detail: 'is not a time zone, such as Europe/Berlin' })
  return { spec, map: map.map, zone }
}

async function collect(table: ReferenceTable, spec: VersionSpec, now: number): Promise<ReferenceCollector> {
  const collector = new ReferenceCollector(spec)
  const rejected: RejectedRow[] = []
  for await (const batch of table.batches()) {
    for (const entry of batch) {
      const checked = entry.raw
        ? checkReferenceRow(entry.raw, spec, now)
        : { ok: false as const, id: entry.id, problem: entry.problem }
      if (checked.ok) collector.add(checked.row, checked)
      else if (rejected.length < PROBLEMS_SHOWN)
        rejected.push({ index: entry.row - 1, id: checked.id, retryable: false, ...checked.problem })
    }
  }
  if (rejected.length > 0) {
    throw new AppError(
      'all_rejected',
      'nothing was stored: a reference is taken whole, and some of its rows cannot be',
      {
        body: { rejected },
      },
    )
  }
  if (collector.rows === 0) throw new AppError('invalid_table', 'the reference has no rows')
  return collector
}

async function handle(request: Request, route: { params: Record<string, string>; caller: Caller }): Promise<Response> {
  const ref = { model: route.params.model ?? '', version: route.params.version ?? '' }
  const spec = await referenceTarget.execute(route.caller, ref)
  const table = await readReferenceRows(request, optionsOf(new URL(request.url), spec))
  try {
    const collector = await collect(table, spec, route.caller.now.getTime())
    const { created, ...profile } = await putReference.execute(route.caller, { ...ref, collector })
    return Response.json({ ...profile, ignoredColumns: table.ignored() }, { status: created ? 201 : 200 })
  } finally {
    await table.close()
  }
}

export const referenceEndpoint: RawEndpoint = {
  method: 'PUT',
  path: '/models/{model}/versions/{version}/reference',
  summary: 'Give a version its reference: a CSV, NDJSON or Parquet table',
  operation: putReference,
  handle,
}
