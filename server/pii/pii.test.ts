import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FeatureType } from '@/domain/features/input'
import { createModel } from '@/server/models/create'
import { createVersion } from '@/server/models/create-version'
import { referenceEndpoint } from '@/server/models/upload-reference'
import { openTestSystem, type TestSystem } from '@/server/testing/open-test-system'
import { createUseCase } from '@/server/use-cases/create'
import { confirmPii } from './confirm-pii'
import { readPii } from './read-pii'

let test: TestSystem
const kinds = (names: string[], type: FeatureType) => names.map((name) => ({ name, type, nullable: true }))

async function addVersion(model: string, given: { features: ReturnType<typeof kinds>; csv: string; map?: string }) {
  const admin = await test.as('admin')
  const base = { useCase: 'u', kind: 'ml', task: 'binary', positiveClass: '1' } as const
  await createModel.execute(admin, { ...base, slug: model, name: model })
  await createVersion.execute(admin, { model, version: '1', features: given.features })
  const init = { method: 'PUT', body: given.csv, headers: { 'content-type': 'text/csv' } }
  const request = new Request(`http://localhost/?${new URLSearchParams(given.map ? { map: given.map } : {})}`, init)
  const answer = await referenceEndpoint.handle(request, {
    params: { model, version: '1' },
    query: new URL(request.url).searchParams,
    caller: admin,
  })
  expect(answer.status, await answer.clone().text()).toBe(201)
}

beforeAll(async () => {
  test = await openTestSystem()
  const admin = await test.as('admin')
  await createUseCase.execute(admin, { slug: 'u', name: 'U', problem: 'p' })
  await createUseCase.execute(admin, { slug: 'other', name: 'O', problem: 'p' })
  const rows = Array.from({ length: 60 }, (_, i) =>
    [`r${i}`, `2026-01-0${1 + (i % 9)}T00:00:00Z`, 1, 0.5, `person${i}@example.com`, i % 3 ? 'a' : 'b', i].join(','),
  )
  const head = 'id,timestamp,prediction,score,contact,plan,amount'
  await addVersion('m', {
    features: [...kinds(['contact', 'plan'], 'categorical'), ...kinds(['amount'], 'numeric')],
    csv: [head, ...rows].join('\n'),
  })
  await createVersion.execute(admin, { model: 'm', version: 'bare', features: kinds(['contact'], 'categorical') })
})
afterAll(() => test.close())

const ref = { model: 'm', version: '1' }

describe('the scan of a reference', () => {
  it('finds what a column holds and shows its shape to whoever may read values', async () => {
    const found = await readPii.execute(await test.as('risk_officer'), ref)
    expect(found).toMatchObject({ reason: null, open: ['contact'], cleared: false })
    expect(found.columns.map((column) => [column.name, column.suspects[0]?.class ?? null])).toEqual([
      ['contact', 'email'],
      ['plan', null],
      ['amount', null],
    ])
    expect(found.columns[0]).toMatchObject({ scanned: 60, confirmed: null })
    expect(found.columns[0]?.suspects[0]?.examples?.[0]).toMatch(/^p•+@•+\.•+$/)
    const masked = await readPii.execute(await test.as('devops'), ref)
    expect(masked.columns[0]?.suspects[0]).toMatchObject({ class: 'email', examples: null })
  })

  it('says so where there is no reference, and hides other use cases', async () => {
    const bare = await readPii.execute(await test.as('risk_officer'), { ...ref, version: 'bare' })
    expect(bare).toMatchObject({ reason: 'no_reference', cleared: false, open: [] })
    const [other] = await test.raw<{ id: string }>("select id from use_cases where slug = 'other'")
    const outsider = await test.as('risk_officer', other?.id)
    await expect(readPii.execute(outsider, ref)).rejects.toMatchObject({ code: 'not_found' })
    const features = [{ name: 'contact', class: 'email' }]
    await expect(confirmPii.execute(outsider, { ...ref, features })).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('the word of a person', () => {
  const said = (name: string, of: string) => ({ ...ref, features: [{ name, class: of }] })

  it('needs a person with the right, a known feature and a known class', async () => {
    const ask = said('contact', 'email')
    await expect(confirmPii.execute(await test.as('devops'), ask)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(confirmPii.execute(await test.withKey('write'), ask)).rejects.toMatchObject({ code: 'forbidden' })
    const engineer = await test.as('data_engineer')
    for (const bad of [said('nope', 'email'), said('contact', 'secret'), { ...ref, features: [] }])
      await expect(confirmPii.execute(engineer, bad)).rejects.toMatchObject({ code: 'invalid_input' })
    const twice = { ...ref, features: [...ask.features, ...ask.features] }
    await expect(confirmPii.execute(engineer, twice)).rejects.toMatchObject({ code: 'invalid_input' })
    expect(await test.raw('select 1 from pii_classes')).toEqual([])
  })

  it('clears a version feature by feature, is kept, and can be corrected', async () => {
    const engineer = await test.as('data_engineer')
    await confirmPii.execute(engineer, said('contact', 'phone'))
    await confirmPii.execute(engineer, said('contact', 'email'))
    await confirmPii.execute(engineer, said('contact', 'email'))
    const some = await readPii.execute(engineer, ref)
    expect(some).toMatchObject({ open: [], cleared: false })
    expect(some.columns[0]?.confirmed).toMatchObject({ class: 'email', by: expect.any(String) })
    const rest = [
      { name: 'plan', class: 'none' },
      { name: 'amount', class: 'none' },
    ]
    const owner = await test.addPerson({ grants: [{ role: 'data_engineer', useCaseId: null }] })
    const admin = await test.addPerson({ grants: [{ role: 'admin', useCaseId: null }] })
    await confirmPii.execute(await test.withKey('admin', { owner: admin.id }), { ...ref, features: rest })
    expect(owner.id).not.toBe(admin.id)
    expect(await readPii.execute(engineer, ref)).toMatchObject({ cleared: true })
    expect(await test.raw('select class from pii_classes order by seq')).toEqual(
      ['phone', 'email', 'none', 'none'].map((one) => ({ class: one })),
    )
    const audit = await test.raw<{ detail: { changes: unknown[] } }>(
      "select detail from audit_records where action = 'models.confirmPii' and outcome = 'done' order by seq",
    )
    expect(audit.map((record) => record.detail.changes.length)).toEqual([1, 1, 2])
    await expect(test.raw("update pii_classes set class = 'none'")).rejects.toThrow(/append-only/)
  })
})

const FILE = '../shared/data/titanic_reference.csv'
const present = existsSync(FILE)
if (!present) console.warn(`skipped: ${FILE} is not here`)

describe.skipIf(!present)('the Titanic reference', () => {
  it('holds names, tickets and home towns', async () => {
    const csv = readFileSync(FILE, 'utf8')
      .replace(/^PassengerId/, 'id')
      .replace(/,Survived\r?\n/, ',prediction\n')
    const texts = ['Name', 'Sex', 'Ticket', 'Cabin', 'Embarked', 'boat', 'home.dest']
    const numbers = ['Pclass', 'Age', 'SibSp', 'Parch', 'Fare', 'body']
    await addVersion('titanic', { features: [...kinds(texts, 'categorical'), ...kinds(numbers, 'numeric')], csv })
    const found = await readPii.execute(await test.as('risk_officer'), { model: 'titanic', version: '1' })
    expect(found.open).toEqual(['Name', 'Ticket', 'home.dest'])
    const name = found.columns.find((column) => column.name === 'Name')
    expect(name?.suspects[0]).toMatchObject({ class: 'person_name', confidence: 0.99, by: ['name', 'content'] })
    expect(JSON.stringify(found)).not.toMatch(/Braund|Owen/)
  })
})
