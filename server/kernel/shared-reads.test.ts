import { describe, expect, it } from 'vitest'
import { SharedReads } from './shared-reads'

type Read = { key: string; answer: (value: number) => void; fail: (error: Error) => void }

function held() {
  const started: Read[] = []
  const reads = new SharedReads<number>(
    (key) => new Promise((answer, fail) => void started.push({ key, answer, fail })),
  )
  const settle = async (place: number, value: number | Error) => {
    const one = started[place]
    if (value instanceof Error) one?.fail(value)
    else one?.answer(value)
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { reads, started, settle }
}

describe('reads that are shared', () => {
  it('never answers with a read that started before the question', async () => {
    const { reads, started, settle } = held()
    const first = reads.get('a')
    const late = [reads.get('a'), reads.get('a'), reads.get('a')]
    expect(started).toHaveLength(1)
    await settle(0, 1)
    expect(started).toHaveLength(2)
    const later = reads.get('a')
    await settle(1, 2)
    await settle(2, 3)
    expect(await Promise.all([first, ...late, later])).toEqual([1, 2, 2, 2, 3])
    expect(started).toHaveLength(3)
  })

  it('keeps keys apart and forgets what is answered', async () => {
    const { reads, started, settle } = held()
    const both = [reads.get('a'), reads.get('b')]
    expect(started.map(({ key }) => key)).toEqual(['a', 'b'])
    await settle(0, 1)
    await settle(1, 2)
    expect(await Promise.all(both)).toEqual([1, 2])
    const again = reads.get('a')
    await settle(2, 5)
    expect(await again).toBe(5)
  })

  it('a read that fails costs only those who shared it', async () => {
    const { reads, settle } = held()
    const first = reads.get('a').catch((error: Error) => error.message)
    const second = reads.get('a')
    await settle(0, new Error('lost'))
    await settle(1, 2)
    expect(await Promise.all([first, second])).toEqual(['lost', 2])
  })
})
