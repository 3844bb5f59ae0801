import 'server-only'
import { guessMap } from '@/domain/imports/guess-map'
import { previewImportInput } from '@/domain/imports/input'
import { AppError } from '@/server/kernel/app-error'
import { command } from '@/server/kernel/operation'
import { openTable } from '@/server/tables/open-table'
import { readColumns } from '@/server/tables/read-columns'
import { importTarget, type PreparedImport } from './prepare'
import { NO_SAMPLE, type PreviewedColumn, previewColumns, readSample } from './preview-columns'
import { previewSource } from './preview-source'

export type ImportPreview = {
  format: 'csv' | 'ndjson' | 'parquet'
  columns: PreviewedColumn[]
  /** Name of the product or feature -> column. */
  map: Record<string, string>
  guessed: boolean
  ignored: string[]
  rows: { sampled: number; refused: { line: number | null; code: string; detail: string }[] }
  /** Why an import would be refused as it is mapped now. */
  problem: { code: string; detail: string; errors: { pointer: string; code: string; detail: string }[] } | null
}

type Request = Pick<PreparedImport, 'spec' | 'kind' | 'zone'> & { source: ReturnType<typeof previewSource> }

async function sampled({ spec, kind, zone, source }: Request, map: Record<string, string>) {
  try {
    const table = await openTable(source.open(), { kind, spec, map, zone })
    const sample = await readSample(table)
    return { sample, ignored: table.ignored(), problem: null }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const problem = { code: error.code, detail: error.message, errors: error.more.errors ?? [] }
    return { sample: NO_SAMPLE, ignored: [], problem }
  }
}

/** What an import would make of a file, from its beginning; changes nothing. */
export const previewImport = command({
  name: 'imports.preview',
  permission: 'import:run',
  input: previewImportInput,
  run: async (ctx, input) => {
    const { spec } = await importTarget(ctx, input)
    const source = previewSource({
      head: Buffer.from(input.head, 'base64'),
      tail: input.tail === undefined ? null : Buffer.from(input.tail, 'base64'),
      size: input.size,
      fileName: input.fileName ?? null,
      contentType: input.contentType ?? null,
    })
    const names = await readColumns(source.open())
    const known = { kind: input.kind, features: spec.features.map((feature) => feature.name), segments: spec.segments }
    const map = input.map ?? guessMap(names, known)
    const found = await sampled({ spec, kind: input.kind, zone: input.zone, source }, map)
    const columns = await previewColumns(source.open(), { names, map, spec, kind: input.kind, sample: found.sample })
    const result: ImportPreview = {
      format: source.format,
      columns,
      map,
      guessed: input.map === undefined,
      ignored: found.ignored,
      rows: { sampled: found.sample.read.length + found.sample.refused.length, refused: found.sample.refused },
      problem: found.problem,
    }
    return { result, audit: 'unchanged' }
  },
})
