import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { holds } from '@/domain/access/actor'
import { PERMISSIONS } from '@/domain/access/permissions'
import { PRINCIPALS, principalsWith } from '@/domain/access/principals'
import { ROLES } from '@/domain/access/roles'
import type { Caller } from '@/server/kernel/context'
import { openTestSystem, type TestSystem } from '@/server/testing/open-test-system'
import { accessLines, unlistedPaths } from './access-list'
import { createDispatch } from './dispatch'
import { endpoints } from './endpoints'

let test: TestSystem
const callers = new Map<string, Caller>()
beforeAll(async () => {
  test = await openTestSystem()
  callers.set('anonymous', test.anonymous())
  for (const role of ROLES) callers.set(role, await test.as(role))
  for (const scope of ['ingest', 'read', 'write', 'admin'] as const)
    callers.set(`key:${scope}`, await test.withKey(scope))
})
afterAll(() => test.close())

describe('the access table', () => {
  it('says of every permission what the actors say themselves', () => {
    for (const permission of PERMISSIONS) {
      const holding = PRINCIPALS.filter((name) => {
        const caller = callers.get(name)
        return caller !== undefined && holds(caller.actor, permission)
      })
      expect(principalsWith(permission, 'route'), permission).toEqual(holding)
    }
  })

  it('names every procedure, route and page of the application', () => {
    expect(unlistedPaths()).toEqual([])
    const lines = accessLines(endpoints)
    for (const { method, path } of endpoints) {
      expect(lines).toContainEqual(expect.objectContaining({ kind: 'route', method, path: `/api/v1${path}` }))
    }
    expect(lines.filter((line) => line.kind === 'procedure').length).toBeGreaterThan(20)
    expect(lines).toContainEqual(expect.objectContaining({ kind: 'page', path: '/sign-in', permission: 'public' }))
    const names = lines.map((line) => `${line.kind} ${line.method} ${line.path}`)
    expect(names.length).toBe(new Set(names).size)
  })

  it('gives no page but the public ones to keys', () => {
    const pages = accessLines(endpoints).filter((line) => line.kind === 'page' && line.permission !== 'public')
    expect(pages.flatMap((page) => page.principals.filter((name) => name.startsWith('key:')))).toEqual([])
  })
})

describe('every route', () => {
  it('lets exactly its principals past the permission', async () => {
    const dispatch = createDispatch({
      endpoints,
      resolveCaller: async (request) => {
        const caller = callers.get(request.headers.get('authorization') ?? '')
        return { caller: caller ?? test.anonymous(), badKey: false }
      },
    })
    const lines = accessLines(endpoints).filter((line) => line.path?.startsWith('/api/v1'))
    const wrong: string[] = []
    for (const line of lines) {
      for (const principal of PRINCIPALS) {
        const path = (line.path ?? '').replace(/\{.+?\}/g, 'nobody-has-this')
        const init = { method: line.method ?? 'GET', headers: { authorization: principal, origin: 'http://localhost' } }
        const response = await dispatch(new Request(`http://localhost${path}`, init))
        const refused = response.status === 401 || response.status === 403
        const allowed = line.principals.includes(principal)
        if (refused === allowed || response.status >= 500) {
          wrong.push(`${principal} ${line.method} ${line.path}: ${response.status} ${await response.text()}`)
        }
      }
    }
    expect(wrong).toEqual([])
    expect(await test.raw("select 1 from audit_records where outcome = 'done'")).toEqual([])
  })

  it('says of itself what it is, to whoever may know', async () => {
    const access = endpoints.find((endpoint) => endpoint.path === '/access')
    if (!access) throw new Error('there is no /access')
    const listed = (await access.operation.execute(await test.as('admin'), {})) as { items: unknown[] }
    expect(listed.items).toHaveLength(accessLines(endpoints).length)
    await expect(access.operation.execute(await test.as('manager'), {})).rejects.toMatchObject({ code: 'forbidden' })
  })
})
