import { describe, expect, it } from 'vitest'
import type { FeatureType } from '@/domain/features/input'
import type { Task } from '@/domain/models/input'
import { AHEAD_MAX_MS } from './batch'
import { checkPrediction, INVALID_CATEGORY } from './check-prediction'
import { versionSpec } from './version-spec'

const NOW = Date.UTC(2026, 0, 15)
const feature = (name: string, type: FeatureType, nullable = false) => ({
  name,
  type,
  nullable,
  sensitivity: null,
  store: 'raw' as const,
})
const spec = (task: Task = 'binary', classes: string[] | null = null) =>
  versionSpec({
    task,
    classes,
    features: [feature('x', 'numeric'), feature('c', 'categorical'), feature('b', 'boolean', true)],
    segments: ['country'],
  })
const whole = { id: 'r1', timestamp: '2026-01-02T03:04:05Z', features: { x: 1, c: 'a' }, prediction: '1', score: 0.5 }
const check = (over: Record<string, unknown> = {}, of = spec()) => checkPrediction({ ...whole, ...over }, of, NOW)
const code = (result: ReturnType<typeof checkPrediction>) => (result.ok ? 'stored' : result.problem.code)
function stored(over: Record<string, unknown>, of = spec()) {
  const result = check(over, of)
  if (!result.ok) throw new Error(`${result.problem.code} ${result.problem.detail}`)
  return result.row
}

describe('a row that cannot be stored', () => {
  it.each([
    ['not_an_object', [], ''],
    ['not_an_object', 'text', ''],
    ['not_an_object', null, ''],
    ['id_required', { ...whole, id: undefined }, '/id'],
    ['id_required', { ...whole, id: '' }, '/id'],
    ['id_too_long', { ...whole, id: 'x'.repeat(201) }, '/id'],
    ['field_kind', { ...whole, id: {} }, '/id'],
    ['text_nul', { ...whole, id: 'a\u0000b' }, '/id'],
    ['timestamp_required', { ...whole, timestamp: undefined }, '/timestamp'],
    ['timestamp_invalid', { ...whole, timestamp: 'yesterday' }, '/timestamp'],
    ['timestamp_invalid', { ...whole, timestamp: '2026-01-02T03:04:05' }, '/timestamp'],
    ['timestamp_invalid', { ...whole, timestamp: 1767323045 }, '/timestamp'],
    ['timestamp_ahead', { ...whole, timestamp: new Date(NOW + AHEAD_MAX_MS + 1).toISOString() }, '/timestamp'],
    ['unknown_field', { ...whole, owner: 'x' }, '/owner'],
    ['prediction_required', { ...whole, prediction: undefined }, '/prediction'],
    ['prediction_kind', { ...whole, prediction: { a: 1 } }, '/prediction'],
    ['prediction_kind', { ...whole, prediction: Number.POSITIVE_INFINITY }, '/prediction'],
    ['features_kind', { ...whole, features: [1] }, '/features'],
    ['text_nul', { ...whole, features: { x: 1, c: 'a\u0000b' } }, '/features'],
    ['text_nul', { ...whole, entity: 'a\u0000b' }, '/entity'],
    ['text_too_long', { ...whole, entity: 'x'.repeat(1001) }, '/entity'],
    ['field_kind', { ...whole, latencyMs: -1 }, '/latencyMs'],
    ['field_kind', { ...whole, amount: 'much' }, '/amount'],
    ['field_kind', { ...whole, probabilities: { a: 1.5 } }, '/probabilities'],
    ['field_kind', { ...whole, segments: 'PT' }, '/segments'],
    ['field_kind', { ...whole, segments: { country: {} } }, '/segments/country'],
  ])('is refused as %s: %j', (wanted, raw, pointer) => {
    const result = checkPrediction(raw, spec(), NOW)
    expect(result).toMatchObject({ ok: false, problem: { code: wanted, pointer } })
  })

  it('is named by its id where it has one', () => {
    expect(check({ timestamp: 'x' })).toMatchObject({ ok: false, id: 'r1' })
    expect(check({ id: undefined })).toMatchObject({ ok: false, id: null })
  })

  it('is one whose prediction is of another kind than the task', () => {
    expect(code(check({ prediction: '1' }, spec('regression')))).toBe('prediction_kind')
    expect(code(check({ prediction: 3 }, spec('multiclass', ['1', '2'])))).toBe('prediction_kind')
    expect(stored({ prediction: 2 }, spec('multiclass', ['1', '2'])).prediction).toBe('2')
    expect(stored({ prediction: -2.5 }, spec('regression'))).toMatchObject({ predictionValue: -2.5, prediction: null })
  })
})

describe('a row that is stored', () => {
  it('needs no prediction where it names an error', () => {
    expect(stored({ prediction: undefined, error: 'timeout' })).toMatchObject({ prediction: null, error: 'timeout' })
  })

  it('may be 24 hours ahead, and its id a number', () => {
    expect(code(check({ timestamp: new Date(NOW + AHEAD_MAX_MS).toISOString() }))).toBe('stored')
    expect(stored({ id: 17 }).id).toBe('17')
  })

  it.each([['1'], [1], ['1.0'], ['+1'], [' 1 ']])('has the class 1 for %j', (prediction) => {
    expect(stored({ prediction }).prediction).toBe('1')
  })

  it('is not flagged where only a nullable feature is absent', () => {
    expect(stored({}).flagged).toBe(false)
  })

  it.each([
    ['missing', { c: 'a' }],
    ['null', { x: null, c: 'a' }],
    ['text for a number', { x: '1', c: 'a' }],
    ['NaN', { x: Number.NaN, c: 'a' }],
    ['infinite', { x: Number.POSITIVE_INFINITY, c: 'a' }],
    ['an object for a category', { x: 1, c: {} }],
    ['a category as long as a page', { x: 1, c: 'x'.repeat(1001) }],
    ['a word for a boolean', { x: 1, c: 'a', b: 'maybe' }],
    ['a feature the version does not know', { x: 1, c: 'a', zzz: 1 }],
  ])('is flagged, not refused: %s', (_what, features) => {
    expect(stored({ features }).flagged).toBe(true)
  })

  it('keeps what a value is not: missing is null, wrong is NaN or no category', () => {
    const row = stored({ features: { x: '1', c: [], b: 1 } })
    expect(row).toMatchObject({ numeric: [Number.NaN], categories: [INVALID_CATEGORY, 'true'] })
    expect(stored({ features: {} })).toMatchObject({ numeric: [null], categories: [null, null] })
    expect(stored({ features: { x: 1, c: 'a', zzz: 1 } }).unknownFeatures).toEqual(['zzz'])
  })

  it.each([[-0.1], [1.1], ['0.5'], [Number.NaN]])('is flagged for the score %j', (score) => {
    expect(stored({ score }).flagged).toBe(true)
  })

  it('says what its stored form loses, so that two bodies never look alike', () => {
    const odd = (features: Record<string, unknown>) => stored({ features }).oddText
    expect(odd({ x: '1', c: 'a' })).not.toBe(odd({ x: '2', c: 'a' }))
    expect(odd({ x: 1, c: 'a', zzz: 1 })).not.toBe(odd({ x: 1, c: 'a', zzz: 2 }))
    expect(odd({ x: 1, c: 'a' })).toBe('')
  })
})
