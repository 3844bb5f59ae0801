import 'server-only'
import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import type { CompiledRules } from './compile-rules'

/** The engine did not answer: `time`, `memory` it was stopped at its limit, `crash` it ended, `refused` it does not take the model. */
export class EngineFailure extends Error {
  override name = 'EngineFailure'
  constructor(
    override readonly cause: 'time' | 'memory' | 'crash' | 'refused',
    detail: string,
  ) {
    super(detail)
  }
}

export type EngineRow = { output: unknown; fired: [number, number][]; error?: string }
export type SourceExpression = { source: string; unary: boolean }

type Message =
  | { kind: 'load'; decision: CompiledRules }
  | { kind: 'evaluate'; key: string; rows: object[]; bulk: boolean }
  | { kind: 'read'; expressions: SourceExpression[] }
type Answer = { ok: true; result: unknown } | { ok: false; error: string }

/** How the process ends itself when it has grown too large. */
const OUT_OF_MEMORY = 86
const LOAD_MS = 10_000
/** Fewer than the process keeps, which forgets the oldest. */
const LOADED_MAX = 15

/** Kept out of the bundle: a plain file that Node runs. */
const SCRIPT = ['server', 'rules', 'engine-process.mjs']

function startChild(): ChildProcess {
  const script = path.join(/* turbopackIgnore: true */ process.cwd(), ...SCRIPT)
  const child = spawn(process.execPath, ['--max-old-space-size=512', script], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    serialization: 'advanced',
    // No secrets: rules see their inputs and nothing else.
    env: { NODE_ENV: 'production' },
  })
  child.unref()
  child.channel?.unref()
  return child
}

function exchange(child: ChildProcess, message: Message, limitMs: number): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => settle(new EngineFailure('time', `was stopped after ${limitMs / 1000} s`)), limitMs)
    const crashed = (code?: unknown) =>
      settle(
        code === OUT_OF_MEMORY
          ? new EngineFailure('memory', 'was stopped because it took too much memory')
          : new EngineFailure('crash', 'made the rule engine stop'),
      )
    const answered = (answer: unknown) => settle(answer as Answer)
    const settle = (outcome: Answer | EngineFailure) => {
      clearTimeout(timer)
      child.off('message', answered).off('exit', crashed).off('error', crashed)
      child.channel?.unref()
      if (outcome instanceof EngineFailure) reject(outcome)
      else resolve(outcome)
    }
    child.on('message', answered).on('exit', crashed).on('error', crashed)
    child.channel?.ref()
    child.send(message, (error) => {
      if (error) crashed()
    })
  })
}

/** A process and the rules it holds: a new process holds none. */
type Engine = { child: ChildProcess; loaded: Set<string> }

/** One engine process, started when needed and again after it was stopped. Requests wait for one another. */
export class EngineHost {
  private engine: Engine | null = null
  private turn: Promise<unknown> = Promise.resolve()

  async evaluate(rules: CompiledRules, ask: { rows: object[]; bulk: boolean; limitMs: number }): Promise<EngineRow[]> {
    const { rows, bulk, limitMs } = ask
    return this.next(async (engine) => {
      const { loaded } = engine
      if (!loaded.has(rules.key)) {
        await this.ask(engine, { kind: 'load', decision: rules }, LOAD_MS)
        if (loaded.size >= LOADED_MAX) loaded.clear()
        loaded.add(rules.key)
      }
      return (await this.ask(engine, { kind: 'evaluate', key: rules.key, rows, bulk }, limitMs)) as EngineRow[]
    })
  }

  /** Per expression why the engine cannot read it; null where it can. */
  async unreadable(expressions: SourceExpression[], limitMs: number): Promise<(string | null)[]> {
    return this.next(
      async (engine) => (await this.ask(engine, { kind: 'read', expressions }, limitMs)) as (string | null)[],
    )
  }

  stop(): void {
    if (this.engine) this.end(this.engine)
  }

  private start(): Engine {
    const engine = { child: startChild(), loaded: new Set<string>() }
    // It may end while nobody asks; the next request gets another one.
    const gone = () => this.forget(engine)
    engine.child.on('exit', gone).on('disconnect', gone).on('error', gone)
    return engine
  }

  private forget(engine: Engine): void {
    if (this.engine === engine) this.engine = null
  }

  private end(engine: Engine): void {
    engine.child.kill('SIGKILL')
    this.forget(engine)
  }

  private next<Result>(work: (engine: Engine) => Promise<Result>): Promise<Result> {
    const done = this.turn.then(() => {
      this.engine ??= this.start()
      return work(this.engine)
    })
    this.turn = done.catch(() => undefined)
    return done
  }

  private async ask(engine: Engine, message: Message, limitMs: number): Promise<unknown> {
    const answer = await exchange(engine.child, message, limitMs).catch((error: unknown) => {
      this.end(engine)
      throw error
    })
    if (answer.ok) return answer.result
    throw new EngineFailure('refused', answer.error)
  }
}

const slot = globalThis as typeof globalThis & { plumblineRules?: EngineHost }

/** The engine that answers requests; simulations have one of their own. */
export function sharedEngine(): EngineHost {
  slot.plumblineRules ??= new EngineHost()
  return slot.plumblineRules
}
