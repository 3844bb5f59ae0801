import 'server-only'
import { TRPCError } from '@trpc/server'
import { notFound } from 'next/navigation'

const NOT_THERE = new Set(['NOT_FOUND', 'FORBIDDEN', 'UNPROCESSABLE_CONTENT'])

/** What is not there, not visible or not even a name is the same to whoever asks. */
export async function found<Result>(answer: Promise<Result>): Promise<Result> {
  try {
    return await answer
  } catch (error) {
    if (error instanceof TRPCError && NOT_THERE.has(error.code)) notFound()
    throw error
  }
}
