import 'server-only'
import { CsvError, Parser } from 'csv-parse'
import { TableError } from './table'

export type CsvRecord = { cells: string[]; line: number }

/** A record beyond this cannot be skipped any more: most likely a quote that was never closed. */
const RECORD_BYTES_MAX = 1024 * 1024
const BREAK = /\r\n|\n|\r/g
const breaksIn = (cells: readonly string[]) => cells.reduce((sum, cell) => sum + (cell.match(BREAK)?.length ?? 0), 0)

/** Feeds bytes to the CSV parser and hands back the records that are complete, with the lines they start on. */
export class CsvFeed {
  private readonly parser: Parser
  private records: CsvRecord[] = []
  private parserLines = 0
  private failure: Error | null = null

  constructor(
    private readonly delimiter: string,
    private nextLine: number,
  ) {
    this.parser = new Parser({
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_quotes: true,
      relax_column_count: true,
      max_record_size: RECORD_BYTES_MAX,
      on_record: (cells: string[], { lines }) => {
        this.take(cells, lines)
        return null
      },
    })
    this.parser.on('error', (error) => {
      this.failure ??= error
    })
  }

  private take(cells: string[], parserLines: number): void {
    const several = parserLines - this.parserLines > 1
    const line = this.nextLine
    this.parserLines = parserLines
    const breaks = several ? breaksIn(cells) : 0
    this.nextLine += 1 + breaks
    if (breaks > 0 && cells.some((cell) => swallows(cell, this.delimiter))) {
      throw new TableError('unclosed_quote', line, `the row on line ${line} opens a quote that is not closed`)
    }
    if (cells.length > 1 || cells[0] !== '') this.records.push({ cells, line })
  }

  /** Null is the end of the file. Throws the TableError of the record that follows those taken before. */
  async feed(bytes: Uint8Array | null): Promise<void> {
    await new Promise<void>((resolve) => {
      const done = () => resolve()
      this.parser.once('close', done)
      const finished = () => {
        this.parser.off('close', done)
        resolve()
      }
      if (bytes) this.parser.write(bytes, finished)
      else this.parser.end(finished)
    })
    if (this.failure) throw this.explain(this.failure)
  }

  taken(): CsvRecord[] {
    const { records } = this
    this.records = []
    return records
  }

  private explain(error: Error): Error {
    if (!(error instanceof CsvError)) return error
    const line = this.nextLine
    const lines = typeof error.lines === 'number' ? error.lines : 0
    const oneLine = lines - this.parserLines <= 1
    if (error.code === 'CSV_MAX_RECORD_SIZE' && oneLine) {
      return new TableError('row_too_large', line, `the row on line ${line} has more than ${RECORD_BYTES_MAX} bytes`)
    }
    if (error.code === 'CSV_MAX_RECORD_SIZE' || error.code === 'CSV_QUOTE_NOT_CLOSED') {
      return new TableError('unclosed_quote', line, `the row on line ${line} opens a quote that is not closed`)
    }
    return new TableError('invalid_table', line, `line ${line} cannot be read as CSV`)
  }
}

/**
 * Did a quote left open make one cell of several lines, up to the next row's opening quote? The parser keeps a cell with
 * text after its closing quote as it was written; that text holds neither delimiter nor line break.
 */
function swallows(cell: string, delimiter: string): boolean {
  if (!cell.startsWith('"')) return false
  const lineStart = Math.max(cell.lastIndexOf('\n'), cell.lastIndexOf('\r')) + 1
  const tail = cell.slice(Math.max(lineStart, cell.lastIndexOf(delimiter) + 1))
  return lineStart > 0 && /"[^"]/.test(tail)
}
