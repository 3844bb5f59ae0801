import { randomBytes } from 'node:crypto'
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

/** `password` is null for somebody who was there before: only a hash of it is kept. */
export type DemoMember = { email: string; name: string; role: string; password: string | null }

const emailOf = (name: string): string => `${name.toLowerCase().replace(' ', '.')}@example.com`

export async function addPeople(api: Api): Promise<DemoMember[]> {
  const members: DemoMember[] = []
  for (const [name, role] of PEOPLE) {
    const email = emailOf(name)
    const password = randomBytes(15).toString('base64url')
    const body = (): string => JSON.stringify({ email, name, roles: [role], password })
    const answer = await api({ method: 'POST', path: '/members', body })
    if (answer.status >= 300 && answer.status !== 409) throw failure(`POST /members ${email}`, answer)
    members.push({ email, name, role, password: answer.status === 409 ? null : password })
  }
  return members
}
