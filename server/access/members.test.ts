import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '@/server/kernel/context'
import { openTestSystem, type TestSystem } from '@/server/testing/open-test-system'
import { createUseCase } from '@/server/use-cases/create'
import { acceptInvite, checkInvite } from './accept-invite'
import { createMember } from './create-member'
import { inviteMember } from './invite-member'
import { enabledAdmins } from './last-admin'
import { getMember, listMembers } from './list-members'
import { me } from './me'
import { signIn } from './sign-in'
import { updateMember } from './update-member'

const PASSWORD = 'a long walk home'
let test: TestSystem
let admin: Caller
const useCases = { fraud: '', churn: '' }

beforeAll(async () => {
  test = await openTestSystem()
  admin = await test.as('admin')
  for (const slug of ['fraud', 'churn'] as const) {
    const made = await createUseCase.execute(admin, { slug, name: slug.toUpperCase(), problem: 'A problem' })
    useCases[slug] = made.item.id
  }
})
afterAll(() => test.close())

let count = 0
const body = (more: object = {}) => ({
  email: `m${++count}@example.com`,
  name: `Member ${count}`,
  roles: ['sme'],
  ...more,
})
const create = async (more: object = {}) => (await createMember.execute(admin, body(more))).item
const audited = (id: string) =>
  test.raw<{ action: string; detail: unknown }>(
    'select action, detail from audit_records where object_id = $1 order by seq',
    [id],
  )

describe('adding a member', () => {
  it('with a password: active at once', async () => {
    const { email, id, status, invitation } = await create({ password: PASSWORD })
    expect([status, invitation]).toEqual(['active', null])
    expect((await signIn({ email, password: PASSWORD, address: null })).outcome).toBe('signed_in')
    expect(JSON.stringify(await audited(id))).not.toMatch(/scrypt|a long walk/)
  })

  it('without a password: by a one-time link that works once', async () => {
    const { email, id, status, invitation } = await create()
    expect([status, invitation?.path]).toEqual(['invited', `/invite?token=${invitation?.token}`])
    const token = invitation?.token ?? ''
    const anonymous = test.anonymous()
    expect(await checkInvite.execute(anonymous, { token })).toMatchObject({ email })
    await expect(acceptInvite.execute(anonymous, { token, password: email })).rejects.toMatchObject({
      code: 'invalid_input',
    })
    const both = await Promise.allSettled(
      [PASSWORD, `${PASSWORD} 2`].map((password) => acceptInvite.execute(anonymous, { token, password })),
    )
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await checkInvite.execute(anonymous, { token })).toBe(null)
    expect((await getMember.execute(admin, { id })).status).toBe('active')
    expect(JSON.stringify([await audited(id), await test.raw('select * from one_time_tokens')])).not.toContain(token)
  })

  it('replaces a lost link; a link ends after its time and with the account', async () => {
    const { id, invitation } = await create()
    const renewed = (await inviteMember.execute(admin, { id })).item.invitation
    const usable = async (token = '') => (await checkInvite.execute(test.anonymous(), { token })) !== null
    expect([await usable(invitation?.token), await usable(renewed.token)]).toEqual([false, true])
    test.clock.advance(7 * 86_400_000)
    expect(await usable(renewed.token)).toBe(false)
    admin = await test.as('admin')
    const third = (await inviteMember.execute(admin, { id })).item.invitation
    await updateMember.execute(admin, { id, status: 'disabled' })
    expect(await usable(third.token)).toBe(false)
    await expect(inviteMember.execute(admin, { id })).rejects.toMatchObject({ code: 'conflict' })
  })

  it('again with the same body changes nothing, with another is a conflict', async () => {
    const same = body({ password: PASSWORD, roles: ['sme', { role: 'manager', useCase: 'fraud' }] })
    const first = await createMember.execute(admin, same)
    const again = await createMember.execute(admin, {
      ...same,
      email: same.email.toUpperCase(),
      roles: [{ role: 'manager', useCase: 'fraud' }, { role: 'sme' }, 'sme'],
    })
    expect([first.created, again.created, again.item.id]).toEqual([true, false, first.item.id])
    expect(await audited(first.item.id)).toHaveLength(1)
    for (const other of [{ name: 'x' }, { roles: [] }, { password: `${PASSWORD}.` }, { password: undefined }]) {
      await expect(createMember.execute(admin, { ...same, ...other })).rejects.toMatchObject({ code: 'conflict' })
    }
  })

  it.each([
    [{ email: 'no address' }, '/email'],
    [{ name: ' ' }, '/name'],
    [{ roles: ['root'] }, '/roles/0'],
    [{ roles: [{ role: 'sme', useCase: 'unknown' }] }, '/roles/0/useCase'],
    [{ password: 'eleven char' }, '/password'],
    [{ name: 'Grace Hopper-Murray', password: 'grace hopper-murray' }, '/password'],
    [{ password: 'aaaaaaaaaaaaaaaa' }, '/password'],
    [{ role: 'admin' }, ''],
  ])('refuses %j', async (more, pointer) => {
    const refused = await createMember.execute(admin, body(more)).catch((error) => error)
    expect(refused).toMatchObject({ code: 'invalid_input', more: { errors: [{ pointer }] } })
  })

  it('is for administrators of the installation', async () => {
    for (const caller of [
      await test.as('manager'),
      await test.as('admin', useCases.fraud),
      await test.withKey('write'),
    ]) {
      await expect(createMember.execute(caller, body())).rejects.toMatchObject({ code: 'forbidden' })
    }
    await expect(createMember.execute(test.anonymous(), body())).rejects.toMatchObject({ code: 'unauthenticated' })
    expect((await createMember.execute(await test.withKey('admin'), body())).created).toBe(true)
  })
})

describe('changing a member', () => {
  it('audits before and after, and nothing when nothing changed', async () => {
    const { id, name } = await create()
    const roles = [{ role: 'data_scientist', useCase: 'churn' }]
    expect((await updateMember.execute(admin, { id, name: 'Renamed', roles })).roles).toEqual(roles)
    await updateMember.execute(admin, { id, name: 'Renamed', roles, status: 'active' })
    expect((await audited(id)).slice(1)).toEqual([
      {
        action: 'members.update',
        detail: {
          before: { name, roles: [{ role: 'sme', useCase: null }], status: 'invited' },
          after: { name: 'Renamed', roles, status: 'invited' },
          sessionsEnded: 0,
        },
      },
    ])
    await expect(updateMember.execute(admin, { id: 'usr_nobody', name: 'x' })).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  it('never takes the last enabled administrator away', async () => {
    await test.raw(`delete from role_grants where role = 'admin'`)
    const [one, two] = [await create({ roles: ['admin'], password: PASSWORD }), await create({ roles: ['admin'] })]
    const key = await test.withKey('admin')
    for (const change of [{ status: 'disabled' }, { roles: [] }, { roles: [{ role: 'admin', useCase: 'fraud' }] }]) {
      await expect(updateMember.execute(key, { id: one.id, ...change })).rejects.toMatchObject({ code: 'conflict' })
    }
    expect((await getMember.execute(key, { id: one.id })).roles).toEqual([{ role: 'admin', useCase: null }])
    const accepted = { token: two.invitation?.token, password: PASSWORD }
    await acceptInvite.execute(test.anonymous(), accepted)
    const demote = (id: string) => updateMember.execute(key, { id, roles: ['sme'] })
    const both = await Promise.allSettled([demote(one.id), demote(two.id)])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await test.engine.read(enabledAdmins)).toHaveLength(1)
  })
})

describe('reading members', () => {
  it('pages and filters', async () => {
    const key = await test.withKey('admin')
    const [{ total }] = (await test.raw<{ total: number }>('select count(*)::int as total from users')) as [
      { total: number },
    ]
    const seen = new Set<string>()
    let cursor: string | null = null
    do {
      const page = await listMembers.execute(key, cursor === null ? { limit: 4 } : { limit: 4, cursor })
      for (const { id } of page.items) seen.add(id)
      cursor = page.next
    } while (cursor !== null)
    expect(seen.size).toBe(total)
    expect((await listMembers.execute(key, { text: 'renamED' })).items.map(({ name }) => name)).toEqual(['Renamed'])
    expect((await listMembers.execute(key, { text: '%' })).items).toEqual([])
  })

  it('shows a manager of one use case those who work on it, with their roles there', async () => {
    const both = {
      roles: [
        { role: 'sme', useCase: 'fraud' },
        { role: 'sme', useCase: 'churn' },
      ],
    }
    const key = await test.withKey('admin')
    const here = (await createMember.execute(key, body(both))).item
    const elsewhere = (await createMember.execute(key, body({ roles: [{ role: 'sme', useCase: 'churn' }] }))).item
    const manager = await test.as('manager', useCases.fraud)
    const { items } = await listMembers.execute(manager, { limit: 200 })
    expect(items.find(({ id }) => id === here.id)?.roles).toEqual([{ role: 'sme', useCase: 'fraud' }])
    expect(items.some(({ id }) => id === elsewhere.id)).toBe(false)
    await expect(getMember.execute(manager, { id: elsewhere.id })).rejects.toMatchObject({ code: 'not_found' })
    await expect(listMembers.execute(await test.as('sme'), {})).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('tells everybody who they are and what they may see', async () => {
    expect(await me.execute(test.anonymous(), undefined)).toBe(null)
    const sme = await me.execute(await test.as('sme', useCases.fraud), undefined)
    expect(sme).toMatchObject({
      roles: [{ role: 'sme', useCase: 'fraud' }],
      useCases: [{ slug: 'fraud', name: 'FRAUD' }],
      homes: ['sme'],
      keyScopes: ['ingest', 'read', 'write'],
    })
    expect(sme?.permissions['use_case:write']).toEqual([useCases.fraud])
    expect(sme?.permissions).not.toHaveProperty('member:read')
    const person = await test.addPerson({ grants: [{ role: 'admin', useCaseId: null }] })
    const all = await me.execute(test.callAs(person.actor), undefined)
    expect([all?.permissions['member:manage'], all?.homes[0], all?.homes.length]).toEqual(['all', 'admin', 9])
    const nobody = await test.addPerson({ grants: [] })
    expect(await me.execute(test.callAs(nobody.actor), undefined)).toMatchObject({ permissions: {}, useCases: [] })
  })
})
