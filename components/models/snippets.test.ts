import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { createModelInput, createVersionInput } from '@/domain/models/input'
import {
  createModelSnippet,
  createVersionSnippet,
  labelsSnippet,
  predictionsSnippet,
  referenceSnippet,
} from './snippets'

const at = '2001-06-27T09:12:00Z'
const context = { origin: 'http://localhost:3000', at }
const model = { model: 'fraud', task: 'binary' as const, positiveClass: "it's", classes: null }

/** What a shell hands to curl. */
function argumentsOf(snippet: string): string[] {
  const script = snippet.replace(/^curl/, 'set --')
  const out = execFileSync('sh', ['-c', `PLUMBLINE_KEY=key\n${script}\nfor a in "$@"; do printf '%s\\0' "$a"; done`])
  return out.toString('utf8').split('\0').slice(0, -1)
}
const bodyOf = (snippet: string): unknown => JSON.parse(argumentsOf(snippet).at(-1) ?? '')

describe('snippets are calls the API accepts', () => {
  it('create a model and a version', () => {
    expect(createModelInput.safeParse(bodyOf(createModelSnippet(context))).success).toBe(true)
    const version = bodyOf(createVersionSnippet(context, 'fraud')) as object
    expect(createVersionInput.safeParse({ ...version, model: 'fraud' }).success).toBe(true)
  })
  it('send predictions and labels through a shell as they are', () => {
    const features = [
      { name: 'amount', type: 'numeric' as const, nullable: true, sensitivity: null, store: 'raw' as const },
    ]
    expect(bodyOf(predictionsSnippet(context, { ...model, version: 'v1', features }))).toEqual({
      model: 'fraud',
      version: 'v1',
      predictions: [
        { id: 'case-1', timestamp: at, features: { amount: 1.5 }, prediction: "it's", score: 0.87, latencyMs: 12 },
      ],
    })
    expect(bodyOf(labelsSnippet(context, model))).toEqual({
      model: 'fraud',
      labels: [{ id: 'case-1', label: "it's", timestamp: at }],
    })
    const args = argumentsOf(referenceSnippet(context, { model: 'fraud', version: 'v 1' }))
    expect(args.slice(0, 5)).toEqual([
      '-X',
      'PUT',
      'http://localhost:3000/api/v1/models/fraud/versions/v%201/reference',
      '-H',
      'Authorization: Bearer key',
    ])
  })
})
