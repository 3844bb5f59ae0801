import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises'

/** How long a transaction lets those go first who read one thing after another. */
const READERS_FIRST_MS = 25

/**
 * Turns on the one connection there is. Transactions run one after another; nothing else is asked while one is open, since it
 * would be part of it. Between two of them everybody reads, also what they ask next because of an answer: whoever reads ten
 * things in a row would otherwise wait for ten transactions.
 */
export class Turns {
  private open: Promise<void> | null = null
  private last: Promise<unknown> = Promise.resolve()
  private reading = 0
  private readersDone: (() => void) | null = null

  async read<Result>(run: () => Promise<Result>): Promise<Result> {
    while (this.open) await this.open
    this.reading++
    try {
      return await run()
    } finally {
      this.reading--
      if (this.reading === 0) this.readersDone?.()
    }
  }

  write<Result>(run: () => Promise<Result>): Promise<Result> {
    const done = this.last.then(async () => {
      await this.readersFirst()
      let end = (): void => undefined
      this.open = new Promise((resolve) => {
        end = resolve
      })
      try {
        return await run()
      } finally {
        this.open = null
        end()
      }
    })
    this.last = done.catch(() => undefined)
    return done
  }

  private async readersFirst(): Promise<void> {
    let waited = false
    const patience = pause(READERS_FIRST_MS, undefined, { ref: false }).then(() => {
      waited = true
    })
    do {
      if (this.reading > 0) await Promise.race([patience, this.untilRead()])
      await nextTurn()
    } while (this.reading > 0 && !waited)
  }

  private untilRead(): Promise<void> {
    return new Promise((resolve) => {
      this.readersDone = resolve
    })
  }
}
