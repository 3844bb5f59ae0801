/** Signs in as the form does; what the person then asks carries the session's cookie. */
export async function signIn(
  baseUrl: string,
  person: { email: string; password: string },
): Promise<{ cookie: string; origin: string }> {
  const asked = await fetch(`${baseUrl}/api/auth/csrf`)
  const { csrfToken } = (await asked.json()) as { csrfToken: string }
  const answer = await fetch(`${baseUrl}/api/auth/callback/credentials`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: cookiesOf(asked), origin: baseUrl, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ csrfToken, ...person, callbackUrl: baseUrl, json: 'true' }),
  })
  const cookie = cookiesOf(answer)
  if (!cookie.includes('session-token=')) throw new Error(`${person.email} could not sign in: ${answer.status}`)
  return { cookie, origin: baseUrl }
}

const cookiesOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0] ?? '')
    .join('; ')
