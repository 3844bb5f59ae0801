import { describe, expect, it } from 'vitest'
import { createFormat } from '@/lib/format'
import { countGoals, kpiValueText } from './prepare-kpi'

const f = createFormat({ locale: 'en', zone: 'UTC' })

describe('a KPI in words', () => {
  it.each([
    [51.94, '%', '51.9 %'],
    [196, 'per 1,000 flights', '196.0 per 1,000 flights'],
    [-3.25, 'EUR', '−3.3 EUR'],
  ])('%s %s is %s', (value, unit, text) => {
    expect(kpiValueText(value, unit, f)).toBe(text)
  })

  it('counts goals by verdict', () => {
    expect(countGoals(['met', 'missed', 'met', 'no_data', 'near_limit'])).toEqual({
      total: 5,
      met: 2,
      missed: 1,
      near: 1,
      waiting: 1,
    })
  })
})
