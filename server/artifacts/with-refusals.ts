import 'server-only'
import { recordRefusal } from '@/server/deployments/record-refusal'
import { AppError } from '@/server/kernel/app-error'
import type { Caller } from '@/server/kernel/context'

/** Audits what is refused about a version's files, after nothing was stored. */
export async function withRefusals<T>(
  caller: Caller,
  about: { action: string; model: string },
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof AppError && error.status < 500) {
      await recordRefusal(caller, about.action, { object: { type: 'model', id: about.model.slice(0, 80) }, error })
    }
    throw error
  }
}
