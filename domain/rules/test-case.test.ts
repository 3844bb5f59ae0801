import { describe, expect, it } from 'vitest'
import { judgeTestCase, type TestCase } from './test-case'

describe('a test case', () => {
  const judge = (expected: TestCase['output'], output: unknown) =>
    judgeTestCase({ input: {}, output: expected }, { output }, 'binary')
  it.each<[TestCase['output'], unknown]>([
    ['1', { prediction: '1' }],
    [1, { prediction: '1.0' }],
    [null, {}],
    [
      { prediction: 'a', score: 0.5 },
      { prediction: 'a', score: 0.5, more: 1 },
    ],
    [{ 'flag.colour': 'red' }, { flag: { colour: 'red' } }],
    ['1', { risk: 1 }],
    ['1', [{ prediction: '1' }, { prediction: 1 }]],
    [{ prediction: '1', score: 0.5 }, [{ prediction: '1', score: 0.5 }]],
    [null, [{ prediction: '1' }, { prediction: '0' }]],
  ])('%j is met by %j', (expected, actual) => expect(judge(expected, actual)).toEqual({ passed: true }))

  it.each<[TestCase['output'], unknown, unknown]>([
    ['1', { prediction: '0' }, [{ field: 'prediction', expected: '1', actual: '0' }]],
    ['1', {}, [{ field: 'prediction', expected: '1', actual: null }]],
    [{ score: 1 }, { score: '1' }, [{ field: 'score', expected: 1, actual: '1' }]],
    ['1', [{ prediction: '1' }, { prediction: '0' }], [{ field: 'prediction', expected: '1', actual: null }]],
    [{ score: 1 }, [{ score: 1 }, { score: 2 }], [{ field: 'score', expected: 1, actual: null }]],
    ['1', null, [{ field: 'prediction', expected: '1', actual: null }]],
  ])('%j is not met by %j', (expected, actual, differences) =>
    expect(judge(expected, actual)).toEqual({ passed: false, differences }),
  )

  it('is not met where the engine failed', () => {
    const failed = { output: null, error: 'a number is beyond 1e18' }
    expect(judgeTestCase({ input: {}, output: null }, failed, 'binary')).toEqual({ passed: false, differences: [] })
  })
})
