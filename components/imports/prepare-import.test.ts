import { describe, expect, it } from 'vitest'
import { SendFailure } from '@/components/form/send-body'
import { bringsFigures, figuresAreIn } from './await-figures'
import { chosenOf } from './choose-target'
import { importPages } from './list-params'
import { nextSteps } from './next-step'
import { outcomeOf } from './outcome'
import { importUrl, readAnswer } from './send-file'

const counts = { received: 10, accepted: 8, duplicates: 2, rejected: 0 }

describe('an import', () => {
  it.each([
    ['queued', {}, 'queued'],
    ['running', {}, 'running'],
    ['failed', {}, 'failed'],
    ['done', {}, 'done'],
    ['done', { accepted: 7, rejected: 1 }, 'partly'],
    ['done', { accepted: 0, duplicates: 0, rejected: 10 }, 'refused'],
    ['done', { accepted: 0, duplicates: 10 }, 'known'],
    ['done', { received: 0, accepted: 0, duplicates: 0 }, 'empty'],
  ] as const)('%s %j is %s', (state, more, outcome) => {
    expect(outcomeOf({ state, ...counts, ...more })).toBe(outcome)
  })

  it('leads on to what its rows changed', () => {
    const done = { state: 'done', kind: 'predictions', model: 'm', version: '1 a', ...counts } as const
    const found = nextSteps(done).map(({ step, href }) => `${step} ${href}`)
    expect(found).toEqual([
      'drift /models/m/drift?version=1+a',
      'performance /models/m/performance?version=1+a',
      'labels /imports/new?model=m&version=1+a&kind=labels',
    ])
    const labels = { ...done, kind: 'labels', version: null } as const
    expect(nextSteps(labels).map(({ href }) => href)).toEqual(['/models/m/performance'])
    expect(nextSteps({ ...done, state: 'running' })).toEqual([])
    expect(nextSteps({ ...done, state: 'failed' }).map(({ step }) => step)[0]).toBe('again')
    const refused = { ...done, accepted: 0, duplicates: 0, rejected: 10 }
    expect(nextSteps(refused)).toEqual([{ step: 'again', href: '/imports/new?model=m&version=1+a&kind=predictions' }])
  })

  it('goes to the model by the public address, with its mapping', () => {
    const sending = { file: { name: 'a b.csv' }, model: 'm', version: '1', zone: 'Europe/Berlin' }
    const url = new URL(importUrl({ ...sending, kind: 'predictions', map: 'timestamp:d+h' }), 'http://x')
    expect([url.pathname, Object.fromEntries(url.searchParams)]).toEqual([
      '/api/v1/models/m/imports',
      { kind: 'predictions', zone: 'Europe/Berlin', fileName: 'a b.csv', version: '1', map: 'timestamp:d+h' },
    ])
    const labels = new URL(importUrl({ ...sending, version: null, kind: 'labels', map: '' }), 'http://x')
    expect([...labels.searchParams.keys()].sort()).toEqual(['fileName', 'kind', 'zone'])
  })

  it('has an id, or what the server said instead', () => {
    expect(readAnswer(202, '{"id":"imp_1"}')).toEqual({ id: 'imp_1' })
    const refused = readAnswer(422, '{"code":"invalid_table","detail":"two columns are named a","requestId":"req_1"}')
    expect(refused).toBeInstanceOf(SendFailure)
    expect(refused).toMatchObject({
      message: 'two columns are named a',
      data: { code: 'invalid_table', requestId: 'req_1', errors: [] },
    })
    expect(readAnswer(502, '<html>')).toMatchObject({ data: { code: 'internal' } })
  })
})

describe('the figures of a version', () => {
  const at = (second: number) => new Date(Date.UTC(2025, 5, 1, 0, 0, second)).toISOString()
  const ended = { kind: 'predictions', version: '1', accepted: 5, finishedAt: at(10) } as const
  it.each([
    [null, 0, false],
    [at(9), 0, false],
    [at(10), 0, true],
    [at(9), 30_000, false],
    [null, 30_001, true],
  ])('evaluated %s, waited %i ms: %s', (evaluatedAt, waitedMs, areIn) => {
    expect(figuresAreIn(ended, { evaluatedAt, waitedMs })).toBe(areIn)
  })
  it('are not waited for where nothing new came in', () => {
    const others = [{ accepted: 0 }, { kind: 'labels' as const, version: null }, { finishedAt: null }]
    for (const other of others) expect(bringsFigures({ ...ended, ...other })).toBe(false)
    expect(figuresAreIn({ ...ended, accepted: 0 }, { evaluatedAt: null, waitedMs: 0 })).toBe(true)
  })
})

describe('the target', () => {
  it('is the named one, the only one, or nobody', () => {
    const name = (text: string) => text
    expect(chosenOf(['a', 'b'], 'b', name)).toBe('b')
    expect(chosenOf(['a'], '', name)).toBe('a')
    expect(chosenOf(['a', 'b'], '', name)).toBeNull()
    expect(chosenOf(['a'], 'gone', name)).toBeNull()
  })
})

describe('the pages of the list', () => {
  it('go on and back, and keep the model', () => {
    const first = importPages({ model: 'm', cursor: null, trail: [] }, 'c1')
    expect(first).toEqual({ previous: null, next: '/imports?model=m&cursor=c1&trail=-' })
    const second = importPages({ model: 'm', cursor: 'c1', trail: ['-'] }, null)
    expect(second).toEqual({ previous: '/imports?model=m', next: null })
  })
})
