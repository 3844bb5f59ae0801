export type SignInError = { kind: 'wrong' } | { kind: 'throttled'; retryAfterSeconds: number } | { kind: 'unavailable' }

/** Reads what the sign-in answers as `error`, in the page's URL or from next-auth's client. */
export function readSignInError(error: string): SignInError {
  const seconds = /^throttled\.(\d{1,6})$/.exec(error)?.[1]
  if (seconds !== undefined) return { kind: 'throttled', retryAfterSeconds: Number(seconds) }
  return error === 'CredentialsSignin' ? { kind: 'wrong' } : { kind: 'unavailable' }
}
