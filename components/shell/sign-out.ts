'use client'

/** Ends the session on the server and leaves nothing in this browser's memory. */
export async function signOut(): Promise<void> {
  const auth = await import('next-auth/react')
  await auth.signOut({ callbackUrl: '/sign-in' })
}
