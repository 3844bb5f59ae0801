import { describe, expect, it } from 'vitest'
import type { KeyItem } from '@/components/access/keys/key'
import { prepareArchitect } from './prepare-architect'
import { prepareDataEngineer } from './prepare-data-engineer'
import { prepareDevops, type ServiceFigures } from './prepare-devops'
import { callableVersion, type Integration, prepareSoftwareEngineer } from './prepare-software-engineer'
import { anImport, BAD_DATA, BLIND, FINE, facts, version, words } from './testing'

const service = (over: Partial<ServiceFigures> = {}): ServiceFigures => ({
  from: '2001-06-01T00:00:00Z',
  to: '2001-07-01T00:00:00Z',
  requests: 33_481,
  errors: 0,
  latencyMs: { p50: 8, p95: 41, p99: 90 },
  memoryMb: null,
  ...over,
})
const NO_LATENCY = { p50: null, p95: null, p99: null }

describe('is any data late, missing or rejected', () => {
  it.each([
    [facts([]), 'No data has arrived yet'],
    [facts([FINE]), 'Data arrives by the API; no file was imported yet'],
    [facts([FINE], { imports: [anImport()] }), 'The last import was taken in without a rejected row'],
    [facts([FINE], { imports: [anImport(), anImport()] }), 'The last 2 imports were taken in without a rejected row'],
    [
      facts([FINE], { imports: [anImport({ rejected: 1200 }), anImport(), anImport({ rejected: 4 })] }),
      '2 of the last 3 imports rejected rows: 1,204 in all',
    ],
    [
      facts([FINE], { imports: [anImport({ rejected: 4 }), anImport({ state: 'failed' })] }),
      'An import failed: june.csv',
    ],
    [
      facts([], { imports: [anImport({ state: 'failed', fileName: null, kind: 'labels' })] }),
      'An import failed: Labels for late-arrival',
    ],
    [facts([BAD_DATA], { imports: [anImport()] }), 'All imports were taken in; the data of 1 version has problems'],
  ])('says it in one sentence', (home, sentence) => {
    expect(prepareDataEngineer(home, words).sentence).toBe(sentence)
  })
  it('says which data', () => {
    expect(prepareDataEngineer(facts([BAD_DATA]), words).why).toBe(
      'Late arrival v3: 2 inputs have more missing, invalid or unseen values than the reference, hour first; 1 unknown feature arrives.',
    )
  })
})

describe('is it up and fast', () => {
  it.each([
    [[], 'No version receives requests yet', undefined],
    [[service({ requests: 0 })], 'No version receives requests yet', undefined],
    [
      [service()],
      'The one version answers without errors',
      'Slowest: Late arrival v0, 95 % of requests within 41\u00a0ms.',
    ],
    [
      [service({ latencyMs: NO_LATENCY }), service({ latencyMs: NO_LATENCY })],
      'All 2 versions answer without errors',
      'No version reports how long it takes (latencyMs), so speed is not known.',
    ],
    [
      [service({ errors: 335 })],
      'Late arrival v0 fails 1.0\u00a0% of its requests',
      'Slowest: Late arrival v0, 95 % of requests within 41\u00a0ms.',
    ],
    [
      [service({ errors: 335 }), service({ errors: 3348, latencyMs: { p50: 9, p95: 1200, p99: 2000 } }), service()],
      '2 of 3 versions fail requests; worst Late arrival v1 with 10.0\u00a0%',
      'Slowest: Late arrival v1, 95 % of requests within 1.2\u00a0s.',
    ],
  ])('says it in one sentence', (figures, sentence, why) => {
    const served = figures.map((one, index) => ({ version: version(`v${index}`), service: one }))
    const story = prepareDevops(served, { serving: [], mayRollBack: true }, words)
    expect(story.sentence).toBe(sentence)
    expect(story.why).toBe(why)
  })
})

const key = (status: KeyItem['status']): KeyItem => ({
  id: 'key_1',
  name: 'scoring',
  status,
  scopes: ['ingest'],
  useCases: null,
  owner: null,
  createdAt: '2001-01-01T00:00:00Z',
  expiresAt: null,
  lastUsedAt: null,
  revokedAt: null,
  rotatedFrom: null,
})
const integration = (over: Partial<Integration> = {}): Integration => ({
  name: 'Late arrival',
  callable: {
    model: 'late-arrival',
    version: 'v2',
    task: 'binary',
    positiveClass: '1',
    classes: null,
    features: [],
    columns: [],
  },
  service: service(),
  flagged: 0,
  origin: 'http://localhost:3000',
  keys: [key('active')],
  ...over,
})

describe('does my integration work', () => {
  it.each([
    [
      null,
      'There is no version to call yet',
      'A data scientist or architect registers a model version; then a working snippet stands here.',
    ],
    [
      integration(),
      'Your integration works: Late arrival v2 received 33,481 predictions without an error in the last 30 days of data',
      '',
    ],
    [
      integration({ service: service({ errors: 12 }), flagged: 22 }),
      'Late arrival v2: 12 of 33,481 requests failed in the last 30 days of data',
      '22 of 33,481 predictions were taken in with a remark; see Data quality.',
    ],
    [
      integration({ service: null, keys: [key('revoked')] }),
      'Late arrival v2 has not received a prediction yet',
      'You have no active key. Create one before you run the snippet. Copy the snippet, set the key, and run it: this page shows it as soon as it arrives.',
    ],
  ])('says it in one sentence', (given, sentence, why) => {
    const story = prepareSoftwareEngineer(facts([FINE]), given, words)
    expect(story.sentence).toBe(sentence)
    expect(story.why).toBe(why)
  })
  it('speaks of the version heard from last, else of a silent one', () => {
    const late = version('v1', { newestPrediction: '2001-05-01T00:00:00Z' })
    expect(callableVersion(facts([late, FINE]))?.version).toBe('v4')
    const silent = { slug: 'm', name: 'M', version: 'v0', createdAt: '2001-01-01T00:00:00Z' }
    expect(callableVersion(facts([], { unmonitored: [silent] }))).toEqual({ model: 'm', version: 'v0', name: 'M' })
    expect(callableVersion(facts([]))).toBeNull()
  })
})

describe('what does the estate look like', () => {
  const MODEL = { slug: 'm', name: 'M', kind: 'ml', task: 'binary', owner: null } as const
  const silent = { slug: 'm', name: 'M', version: 'v0', createdAt: '2001-01-01T00:00:00Z' }
  it.each([
    [facts([]), [], 'There is no model yet'],
    [facts([FINE]), [MODEL], '1 model: 1 of 1 versions watched'],
    [facts([FINE, BLIND], { unmonitored: [silent] }), [MODEL, MODEL], '2 models: 2 of 3 versions watched'],
  ])('says it in one sentence', (home, models, sentence) => {
    expect(prepareArchitect(home, models, words).sentence).toBe(sentence)
  })
})
