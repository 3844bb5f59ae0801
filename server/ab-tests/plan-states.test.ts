import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { planOf } from './ab-test-fixture'
import { openSite, type Site } from './http-fixture'

let site: Site
beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.test.close())

const match = (revision: string) => ({ 'if-match': revision })

describe('two people and one plan over HTTP', () => {
  let id = ''
  const plan = (changes = {}) => planOf({ slug: 'shared', ...changes })
  const put = (who: 'scientist' | 'colleague', body: unknown, headers = {}) =>
    site.ask(who, `PUT /ab-tests/${id}`, { body, headers })

  it('answers carry the state of the plan', async () => {
    const made = await site.ask('scientist', 'POST /ab-tests', { body: plan() })
    expect(made).toMatchObject({ status: 201, body: { revision: 0 } })
    expect(made.headers.get('etag')).toBe('"0"')
    id = made.body.id
    expect((await site.ask('colleague', `GET /ab-tests/${id}`)).headers.get('etag')).toBe('"0"')
  })

  it('the later one is told with what is there now, and nothing is lost', async () => {
    const first = await put('scientist', { plan: plan({ power: 0.9 }) }, match('"0"'))
    expect(first).toMatchObject({ status: 200, body: { revision: 1, power: 0.9 } })
    expect(first.headers.get('etag')).toBe('"1"')
    const late = await put('colleague', { plan: plan({ alpha: 0.01 }) }, match('"0"'))
    expect(late).toMatchObject({
      status: 412,
      body: { code: 'changed_meanwhile', revision: 1, editor: 'Dana', plan: { power: 0.9, alpha: 0.05 } },
    })
    expect(late.headers.get('etag')).toBe('"1"')
    expect((await site.ask('scientist', `GET /ab-tests/${id}`)).body).toMatchObject({ power: 0.9, alpha: 0.05 })
    const both = await put('colleague', { plan: plan({ power: 0.9, alpha: 0.01 }) }, match('"1"'))
    expect(both).toMatchObject({ status: 200, body: { revision: 2, power: 0.9, alpha: 0.01, editor: 'Dirk' } })
  })

  it('one of many who save at the same moment wins', async () => {
    const saves = [0.02, 0.03, 0.04].map((alpha) => put('scientist', { plan: plan({ alpha }) }, match('"2"')))
    const statuses = (await Promise.all(saves)).map(({ status }) => status)
    expect(statuses.sort()).toEqual([200, 412, 412])
  })

  it.each([
    ['neither header nor field', {}, {}, '/revision'],
    ['a state that is no ETag', {}, match('*'), '/revision'],
    ['two that differ', { revision: 1 }, match('"2"'), '/revision'],
  ])('%s is refused by name', async (_, more, headers, pointer) => {
    const answer = await put('scientist', { plan: plan({ power: 0.7 }), ...more }, headers)
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ pointer }] } })
  })
})

describe('a plan after the freeze', () => {
  let id = ''
  const plan = (changes = {}) => planOf({ slug: 'frozen', ...changes })
  const change = (changes: object, headers = match('"0"')) =>
    site.ask('scientist', `POST /ab-tests/${id}/deviations`, {
      body: { plan: plan(changes), reason: 'We were told to.' },
      headers,
    })

  it('cannot be edited, and changes with a reason from the state that was seen', async () => {
    id = (await site.ask('scientist', 'POST /ab-tests', { body: plan() })).body.id
    await site.ask('risk', `POST /ab-tests/${id}/freeze`, {})
    const edited = await site.ask('scientist', `PUT /ab-tests/${id}`, { body: { plan: plan() }, headers: match('"0"') })
    expect(edited).toMatchObject({ status: 409, body: { errors: [{ code: 'wrong_status' }] } })
    expect((await site.ask('scientist', `GET /ab-tests/${id}`)).body.whyNot).toMatchObject({ deviate: null })
    expect((await site.ask('manager', `GET /ab-tests/${id}`)).body.whyNot).toMatchObject({ deviate: 'no_permission' })
  })

  it('what says the same in other words is no change', async () => {
    const [control, challenger] = plan().arms
    const same = await change({ arms: [{ ...control, control: true }, challenger] })
    expect(same).toMatchObject({ status: 200, body: { revision: 0 } })
  })

  it('what moves people or cannot be read is refused by name', async () => {
    expect(await change({ holdout: 0.1 })).toMatchObject({
      status: 409,
      body: { errors: [{ code: 'settled_by_freeze' }] },
    })
    expect(await change({ secondary: ['joy'] })).toMatchObject({
      status: 422,
      body: { errors: [{ code: 'unknown_metric', pointer: '/secondary/0' }] },
    })
  })

  it('is listed with who, when and why; the next one is made from it', async () => {
    expect(await change({ alpha: 0.1 })).toMatchObject({ status: 200, body: { revision: 1 } })
    expect(await change({ alpha: 0.2 })).toMatchObject({ status: 412, body: { revision: 1, plan: { alpha: 0.1 } } })
    const { body } = await site.ask('manager', `GET /ab-tests/${id}`)
    expect(body).toMatchObject({
      deviations: [{ pointers: ['/alpha'], by: 'Dana', reason: 'We were told to.', at: expect.any(String) }],
    })
  })
})
