import { describe, expect, it } from 'vitest'
import { Turns } from './turns'

const CHAIN = 10

/** Takes as long as a statement: an answer from another thread. */
const statement = () => new Promise<void>((resolve) => setImmediate(resolve))

/** Turns whose transactions and reads are noted down when they begin and end. */
function noted() {
  const turns = new Turns()
  const seen: string[] = []
  const during = (name: string) => async () => {
    seen.push(`${name} begins`)
    await statement()
    seen.push(`${name} ends`)
  }
  return {
    seen,
    read: (name: string) => turns.read(during(name)),
    write: (name: string) => turns.write(during(name)),
  }
}

describe('turns on one connection', () => {
  it('keep what is read out of a transaction, from its first statement on', async () => {
    const turns = new Turns()
    const seen: string[] = []
    let read: Promise<unknown> = Promise.resolve()
    await turns.write(async () => {
      seen.push('begin')
      read = turns.read(async () => seen.push('read'))
      await statement()
      seen.push('commit')
    })
    await read
    expect(seen).toEqual(['begin', 'commit', 'read'])
  })

  it('give transactions one after another, also after one that failed', async () => {
    const { seen, write } = noted()
    const turns = new Turns()
    await expect(turns.write(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
    await turns.write(statement)
    await Promise.all([write('a'), write('b')])
    expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'b ends'])
  })

  it('let whoever reads one thing after another finish between two transactions', async () => {
    const { seen, read, write } = noted()
    const first = write('a')
    const reading = (async () => {
      for (let i = 0; i < CHAIN; i++) await read('read')
    })()
    const second = write('b')
    await Promise.all([first, reading, second])
    const last = seen.lastIndexOf('read ends')
    const between =
      last < seen.indexOf('a begins') || (last > seen.indexOf('a ends') && last < seen.indexOf('b begins'))
    expect([seen.filter((entry) => entry === 'read ends').length, between]).toEqual([CHAIN, true])
  })

  it('keep nobody waiting who writes while others read without end', async () => {
    const { seen, read, write } = noted()
    let enough = false
    const reading = (async () => {
      while (!enough) await Promise.all([read('one'), read('other')])
    })()
    await write('a')
    await write('b')
    enough = true
    await reading
    const places = [
      ...['one begins', 'a begins', 'b begins'].map((entry) => seen.indexOf(entry)),
      seen.lastIndexOf('one ends'),
    ]
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(places).not.toContain(-1)
  })
})
