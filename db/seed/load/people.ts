import { createHmac } from 'node:crypto'
import { type Api, failure } from './http'

/** One example person per role. */
const PEOPLE = [
  ['Lena Marin', 'sme'],
  ['Tomas Okafor', 'data_scientist'],
  ['Priya Nair', 'data_engineer'],
  ['Jonas Weber', 'software_engineer'],
  ['Mei Chen', 'devops'],
  ['Rafael Costa', 'ml_architect'],
  ['Ingrid Solberg', 'risk_officer'],
  ['Samuel Adeyemi', 'manager'],
  ['Nora Haddad', 'admin'],
] as const
export type DemoRole = (typeof PEOPLE)[number][1]

export type DemoMember = { email: string; name: string; role: DemoRole; password: string }

const emailOf = (name: string): string => `${name.toLowerCase().replace(' ', '.')}@example.com`

/** Made from the demo's own random key, so that an interrupted load is taken up with the same passwords. */
const passwordOf = (key: string, email: string): string =>
  createHmac('sha256', key).update(email).digest('base64url').slice(0, 20)

/** `key` is the one that the installation was started with. */
export async function addPeople(api: Api, key: string): Promise<DemoMember[]> {
  const members: DemoMember[] = []
  for (const [name, role] of PEOPLE) {
    const email = emailOf(name)
    const member = { email, name, role, password: passwordOf(key, email) }
    const body = (): string => JSON.stringify({ email, name, roles: [role], password: member.password })
    const answer = await api({ method: 'POST', path: '/members', body })
    if (answer.status >= 300 && answer.status !== 409) throw failure(`POST /members ${email}`, answer)
    members.push(member)
  }
  return members
}
