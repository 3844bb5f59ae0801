import type { ImportPreview } from './preview-data'

const COLUMNS_SHOWN = 200
export type PreparedColumns = {
  rows: { name: string; uses: readonly string[]; samples: readonly string[] }[]
  /** Columns beyond those shown. */
  more: number
  ignored: string[]
  /** A file of predictions that holds the truth too: it is loaded apart. */
  labelIgnored: boolean
}

/** The columns of a file in its order: what each is loaded as. */
export function prepareColumns({ columns }: Pick<ImportPreview, 'columns'>): PreparedColumns {
  const ignored = columns.filter(({ uses }) => uses.length === 0).map(({ name }) => name)
  return {
    rows: columns.slice(0, COLUMNS_SHOWN).map(({ name, uses, samples }) => ({ name, uses, samples })),
    more: Math.max(0, columns.length - COLUMNS_SHOWN),
    ignored,
    labelIgnored: ignored.some((name) => /^(?:label|y_?true|target|ground_?truth|actual)$/i.test(name)),
  }
}
