import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import type { ColumnProfile } from '@/domain/features/profile'
import { createModelInput, createVersionInput } from '@/domain/models/input'
import { ingestPredictionsInput, predictionRow } from '@/domain/predictions/input'
import { createUseCaseInput } from '@/domain/use-cases/input'
import { type FirstFacts, firstSteps, modelBody, useCaseBody, versionBody } from './first-steps'
import { postCommand, predictionCommand } from './snippet'

const NOTHING: FirstFacts = { hasKey: false, useCase: null, model: null, version: null, predicted: false }

/** What a shell would send: the command with curl replaced by something that prints its data. */
function sentBody(command: string): unknown {
  const script = `curl() { for last; do :; done; printf '%s' "$last"; }\n${command}`
  return JSON.parse(execFileSync('/bin/sh', ['-c', script], { encoding: 'utf8' }))
}

describe('the steps to the first prediction', () => {
  it('are what the contracts take', () => {
    expect(createUseCaseInput.safeParse(useCaseBody).success).toBe(true)
    expect(createModelInput.safeParse(modelBody('fraud')).success).toBe(true)
    expect(createVersionInput.safeParse({ ...versionBody, model: 'fraud-scorer' }).success).toBe(true)
  })
  it('send in a shell what they show', () => {
    const [, useCase, model, version, prediction] = firstSteps('http://localhost:3000', NOTHING)
    expect(sentBody(useCase?.command ?? '')).toEqual(useCaseBody)
    expect(sentBody(model?.command ?? '')).toEqual(modelBody('fraud'))
    expect(sentBody(version?.command ?? '')).toEqual(versionBody)
    const body = ingestPredictionsInput.parse(sentBody(prediction?.command ?? ''))
    expect(body).toMatchObject({ model: 'fraud-scorer', version: 'v1' })
    const row = predictionRow.parse(body.predictions[0])
    expect(Math.abs(Date.parse(row.timestamp) - Date.now())).toBeLessThan(60_000)
    expect(row.id).toMatch(/^try-\d+$/)
  })
  it('tick themselves off and speak of what is there', () => {
    const steps = firstSteps('http://localhost:3000', { ...NOTHING, hasKey: true, useCase: 'late' })
    expect(steps.map(({ done }) => done)).toEqual([true, true, false, false, false])
    expect(steps[2]?.command).toContain('"useCase": "late"')
  })
  it('survive an apostrophe', () => {
    expect(sentBody(postCommand('http://x', { name: `O'Hare $HOME "x"` }))).toEqual({ name: `O'Hare $HOME "x"` })
  })
})

const column = (name: string, over: Partial<ColumnProfile>): ColumnProfile => ({
  name,
  kind: 'numeric',
  n: 100,
  missing: 0,
  invalid: 0,
  distinct: 20,
  constant: false,
  mean: null,
  sd: null,
  min: null,
  max: null,
  distribution: [],
  ...over,
})
const feature = (name: string, type: 'numeric' | 'categorical' | 'boolean') => ({
  name,
  type,
  nullable: false,
  sensitivity: null,
  store: 'raw' as const,
})

describe('the working snippet', () => {
  it('sends values that the reference knows', () => {
    const command = predictionCommand('http://localhost:3000', {
      model: 'm',
      version: 'v1',
      task: 'regression',
      positiveClass: null,
      classes: null,
      features: [
        feature('hour', 'numeric'),
        feature('share', 'numeric'),
        feature('origin', 'categorical'),
        feature('late', 'boolean'),
        feature('new', 'numeric'),
      ],
      columns: [
        column('hour', { mean: 13.3, min: 0, max: 23 }),
        column('share', { mean: 0.19234, min: 0, max: 1 }),
        column('origin', { kind: 'categorical', distribution: [{ label: 'ORD', from: null, to: null, count: 9 }] }),
        column('late', { kind: 'categorical', distribution: [{ label: 'false', from: null, to: null, count: 9 }] }),
      ],
    })
    expect(sentBody(command)).toMatchObject({
      predictions: [
        { features: { hour: 13, share: 0.192, origin: 'ORD', late: false, new: 1.5 }, prediction: 12.5, latencyMs: 12 },
      ],
    })
  })
})
