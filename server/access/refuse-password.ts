import 'server-only'
import { AppError } from '@/server/kernel/app-error'

export function refusePassword(pointer: string, problem: string | null): void {
  if (problem === null) return
  throw new AppError('invalid_input', `${pointer}: ${problem}`, {
    errors: [{ pointer, code: 'password', detail: problem }],
  })
}
