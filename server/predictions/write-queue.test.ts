import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestSystem, type TestSystem } from '@/server/testing/open-test-system'
import { WriteQueue } from './write-queue'

const CALLS = 20
const TARGET = 1

let test: TestSystem
beforeAll(async () => {
  test = await openTestSystem()
})
afterAll(() => test.close())

/** A queue whose writes are noted down, refusing a row that says so. */
function notedQueue() {
  const groups: number[][] = []
  const queue = new WriteQueue<number, number>(
    async (tx, _target, rows) => {
      groups.push([...rows])
      await tx.raw.query('select 1')
      if (rows.includes(-1)) throw new Error('refused')
      return rows.map((row) => row * 2)
    },
    () => undefined,
  )
  return { queue, groups }
}

it('writes together what comes in one after another, and gives everybody their own', async () => {
  const { queue, groups } = notedQueue()
  const calls = Array.from({ length: CALLS }, async (_, call) => {
    await nextTurn()
    // As a request does that looks something up first.
    await test.raw('select 1')
    return queue.add(TARGET, [call, call + 100])
  })
  expect(await Promise.all(calls)).toEqual(Array.from({ length: CALLS }, (_, call) => [call * 2, (call + 100) * 2]))
  expect(groups.flat()).toHaveLength(2 * CALLS)
  expect(groups.length).toBeLessThanOrEqual(CALLS / 2)
})

it('keeps a call that may still be undone alone, and tells it and the others apart', async () => {
  const { queue, groups } = notedQueue()
  const undone = new Error('undone')
  const answers = await Promise.allSettled([
    queue.add(TARGET, [1]),
    queue.add(TARGET, [2], () => {
      throw undone
    }),
    queue.add(TARGET, [3]),
  ])
  expect(answers).toEqual([
    { status: 'fulfilled', value: [2] },
    { status: 'rejected', reason: undone },
    { status: 'fulfilled', value: [6] },
  ])
  expect(groups).toEqual([[1], [2], [3]])
})

it('goes on after a group that failed', async () => {
  const { queue } = notedQueue()
  await expect(queue.add(TARGET, [-1])).rejects.toThrow('refused')
  expect(await queue.add(TARGET, [4])).toEqual([8])
})
