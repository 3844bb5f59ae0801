'use client'
import { signIn } from 'next-auth/react'
import { readSignInError, type SignInError } from '@/domain/access/sign-in-error'

/** Signs in and loads `next` afresh, so that nothing of an earlier person stays in memory. Answers why it was refused. */
export async function enter(given: { email: string; password: string; next: string }): Promise<SignInError | null> {
  const { email, password, next } = given
  try {
    const answer = await signIn('credentials', { redirect: false, email, password, callbackUrl: next })
    if (answer?.ok && !answer.error) {
      window.location.assign(next)
      return null
    }
    return readSignInError(answer?.error ?? '')
  } catch {
    return { kind: 'unavailable' }
  }
}
