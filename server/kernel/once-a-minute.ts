import 'server-only'

const MINUTE_MS = 60_000
const REMEMBERED = 5000

/** Lets each key pass once a minute, so that a loop of the same refused call cannot fill the log. */
export class OnceAMinute {
  private readonly recent = new Map<string, number>()

  passes(key: string, now: number): boolean {
    const last = this.recent.get(key)
    if (last !== undefined && now - last < MINUTE_MS) return false
    if (this.recent.size >= REMEMBERED) this.recent.clear()
    this.recent.set(key, now)
    return true
  }
}
