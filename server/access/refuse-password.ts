import 'server-only'
import { invalidField } from '@/server/kernel/app-error'

export function refusePassword(pointer: string, problem: string | null): void {
  if (problem !== null) throw invalidField({ pointer, code: 'password', detail: problem })
}
