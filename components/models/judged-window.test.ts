import { describe, expect, it } from 'vitest'
import { judgedWindow } from './judged-window'

const at = (day: string) => `2001-06-${day}:00:00.000Z`
const june = { from: at('01T00'), to: at('30T00') }

describe('the judged window', () => {
  it.each([
    ['ends with the newest prediction', june, at('28T05'), { from: at('21T05'), to: at('28T05') }],
    [
      'ends with the range where that is earlier',
      { ...june, to: at('15T00') },
      at('28T00'),
      { from: at('08T00'), to: at('15T00') },
    ],
    [
      'is the range where that is shorter',
      { from: at('27T00'), to: at('28T00') },
      at('28T00'),
      { from: at('27T00'), to: at('28T00') },
    ],
    [
      'is seven whole days of a week that ends after it',
      { from: at('21T18'), to: at('28T18') },
      at('28T00'),
      { from: at('21T00'), to: at('28T00') },
    ],
    ['without predictions', june, null, { from: at('23T00'), to: at('30T00') }],
    [
      'with predictions before the range only',
      { from: at('10T00'), to: at('12T00') },
      at('02T00'),
      { from: at('10T00'), to: at('12T00') },
    ],
  ])('%s', (_, range, newest, expected) => expect(judgedWindow(range, newest)).toEqual(expected))
})
