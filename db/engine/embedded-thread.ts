import path from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Results } from '@electric-sql/pglite'

/** `unparsed`: types whose values are wanted as PostgreSQL writes them. `data`: what a COPY from '/dev/blob' reads. */
export type ThreadStatement = {
  text: string
  params: readonly unknown[]
  rowMode: 'array' | 'object'
  unparsed: string[]
  data?: Uint8Array
}

type Ask = { kind: 'query'; statements: ThreadStatement[] } | { kind: 'script'; text: string } | { kind: 'close' }
type Answer = { id: number; results?: Results[]; failure?: { message: string } }
type Waiting = { resolve: (results: Results[]) => void; reject: (error: Error) => void }

/** Kept out of the bundle: a plain file that Node runs. */
const SCRIPT = ['db', 'engine', 'embedded-worker.mjs']

/** As a PostgreSQL server says it when it goes. */
const ADMIN_SHUTDOWN = '57P01'

/** A copy where the bytes are part of something larger, all of which would be sent. */
const alone = (bytes: Uint8Array): Uint8Array =>
  bytes.byteLength < bytes.buffer.byteLength ? new Uint8Array(bytes) : bytes

const sendable = ({ params, data, ...statement }: ThreadStatement): ThreadStatement => ({
  ...statement,
  params: params.map((value) => (value instanceof Uint8Array ? alone(value) : value)),
  ...(data && { data: alone(data) }),
})

/** The thread that holds the embedded database; does what it is sent in that order. */
export class EmbeddedThread {
  private readonly worker: Worker
  private readonly waiting = new Map<number, Waiting>()
  private sent = 0
  private ended: Error | null = null

  /** `directory` undefined keeps everything in memory. */
  constructor(directory?: string) {
    const script = path.join(/* turbopackIgnore: true */ process.cwd(), ...SCRIPT)
    this.worker = new Worker(script, { workerData: { directory }, execArgv: [] })
    this.worker.on('message', (answer: Answer) => this.settle(answer))
    this.worker.on('error', (cause) => this.end(cause))
    this.worker.on('exit', () => this.end())
    this.worker.unref()
  }

  /** One after another until one fails; the result of each. */
  query(...statements: ThreadStatement[]): Promise<Results[]> {
    return this.ask({ kind: 'query', statements: statements.map(sendable) })
  }

  /** One or several statements without parameters; the result of each. */
  script(text: string): Promise<Results[]> {
    return this.ask({ kind: 'script', text })
  }

  async close(): Promise<void> {
    await this.ask({ kind: 'close' })
    await this.worker.terminate()
  }

  private ask(ask: Ask): Promise<Results[]> {
    if (this.ended) return Promise.reject(this.ended)
    const id = ++this.sent
    return new Promise((resolve, reject) => {
      this.worker.postMessage({ ...ask, id })
      // The process lives as long as somebody waits, and no longer because of this.
      if (this.waiting.size === 0) this.worker.ref()
      this.waiting.set(id, { resolve, reject })
    })
  }

  private settle({ id, results, failure }: Answer): void {
    const waiting = this.waiting.get(id)
    this.waiting.delete(id)
    if (this.waiting.size === 0) this.worker.unref()
    if (failure) waiting?.reject(Object.assign(new Error(failure.message), failure))
    else waiting?.resolve(results ?? [])
  }

  private end(cause?: unknown): void {
    const why = cause instanceof Error ? `: ${cause.message}` : ''
    this.ended ??= Object.assign(new Error(`the embedded database has stopped${why}`, { cause }), {
      code: ADMIN_SHUTDOWN,
    })
    for (const { reject } of this.waiting.values()) reject(this.ended)
    this.waiting.clear()
  }
}
