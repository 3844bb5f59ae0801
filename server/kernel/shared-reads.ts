import 'server-only'

type Lane<Value> = { running: Promise<Value>; next: Promise<Value> | null }

/**
 * One read for everybody who asks for the same key before it starts: who asks while one runs gets the one after it. An answer is
 * never older than its question, so what was revoked or stopped counts with the next request, and a crowd costs two reads.
 */
export class SharedReads<Value> {
  private readonly lanes = new Map<string, Lane<Value>>()

  constructor(private readonly read: (key: string) => Promise<Value>) {}

  get(key: string): Promise<Value> {
    const lane = this.lanes.get(key)
    if (!lane) return this.start(key)
    const start = () => this.start(key)
    lane.next ??= lane.running.then(start, start)
    return lane.next
  }

  private start(key: string): Promise<Value> {
    const lane: Lane<Value> = { running: this.read(key), next: null }
    this.lanes.set(key, lane)
    const end = () => {
      if (lane.next === null) this.lanes.delete(key)
    }
    lane.running.then(end, end)
    return lane.running
  }
}
