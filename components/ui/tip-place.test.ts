import { describe, expect, it } from 'vitest'
import { tipPlace } from './tip-place'

const view = { width: 390, height: 800 }
const tip = { width: 200, height: 40 }

describe('a tip', () => {
  it.each([
    ['below, in the middle', { left: 100, top: 100, width: 50, height: 20 }, { left: 25, top: 126 }],
    ['inside the left side', { left: 0, top: 100, width: 20, height: 20 }, { left: 8, top: 126 }],
    ['inside the right side', { left: 370, top: 100, width: 20, height: 20 }, { left: 182, top: 126 }],
    ['above where there is no room', { left: 100, top: 770, width: 50, height: 20 }, { left: 25, top: 724 }],
  ])('%s', (_, anchor, expected) => expect(tipPlace(anchor, tip, view)).toEqual(expected))
})
