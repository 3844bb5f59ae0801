/**
 * The sign-in routes of next-auth under /api/auth, for plain web requests.
 *
 * The sign-in page is a form in a client component:
 *
 *     import { signIn } from 'next-auth/react'
 *     const answer = await signIn('credentials', { redirect: false, email, password, callbackUrl })
 *     answer.ok     -> router.push(answer.url), router.refresh()
 *     answer.error  -> readSignInError(answer.error)      domain/access/sign-in-error.ts
 *
 * next-auth/react fetches the CSRF token itself and needs no SessionProvider. Without JavaScript the same form works
 * as `<form method="post" action="/api/auth/callback/credentials">` with a hidden `csrfToken` (GET /api/auth/csrf) and
 * `callbackUrl`; a refusal comes back as /sign-in?error=…. Signing out: `signOut({ callbackUrl: '/sign-in' })`.
 */
import 'server-only'
import type { NextApiRequest, NextApiResponse } from 'next'
import NextAuthModule from 'next-auth'
import { AppError } from '@/server/kernel/app-error'
import { toAppError } from '@/server/kernel/map-error'
import { newId } from '@/server/kernel/new-id'
import { authOptions } from './auth-options'
import { isSameOrigin } from './same-origin'

/** CommonJS: bundlers give the function, Node gives the module. */
const NextAuth =
  typeof NextAuthModule === 'function'
    ? NextAuthModule
    : (NextAuthModule as unknown as { default: typeof NextAuthModule }).default

const BODY_MAX = 16 * 1024
const OPEN: Record<string, readonly string[]> = {
  GET: ['csrf', 'providers', 'session', 'signin', 'signin/credentials', 'signout', 'error'],
  POST: ['callback/credentials', 'signin/credentials', 'signout'],
}

async function readForm(request: Request): Promise<Record<string, string>> {
  const type = request.headers.get('content-type') ?? ''
  if (!type.includes('application/x-www-form-urlencoded')) {
    throw new AppError('unsupported_media_type', 'send application/x-www-form-urlencoded')
  }
  let text = ''
  const decoder = new TextDecoder()
  for await (const part of request.body ?? []) {
    text += decoder.decode(part, { stream: true })
    if (text.length > BODY_MAX) throw new AppError('too_large', `the form may have at most ${BODY_MAX} bytes`)
  }
  return Object.fromEntries(new URLSearchParams(text))
}

function readCookies(request: Request): Record<string, string> {
  const pairs = (request.headers.get('cookie') ?? '').split(';').map((pair) => pair.trim().split(/=(.*)/s))
  return Object.fromEntries(pairs.flatMap(([name, value]) => (name ? [[name, decodeCookie(value ?? '')]] : [])))
}

function decodeCookie(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}

function forwarded(request: Request): Record<string, string> {
  const headers = Object.fromEntries(request.headers)
  const url = new URL(request.url)
  headers.host ??= url.host
  headers['x-forwarded-proto'] ??= url.protocol.replace(':', '')
  return headers
}

/** next-auth answers through the response object of a Pages API route; this one only remembers. */
class Answer {
  private code = 200
  private body: string | null = null
  private readonly headers = new Headers()
  private cookies: string[] = []

  getHeader(name: string): string[] | string | null {
    return name.toLowerCase() === 'set-cookie' ? this.cookies : this.headers.get(name)
  }
  setHeader(name: string, value: string | string[]): void {
    if (name.toLowerCase() === 'set-cookie') this.cookies = [value].flat()
    else this.headers.set(name, String(value))
  }
  status(code: number): this {
    this.code = code
    return this
  }
  json(value: unknown): void {
    this.headers.set('content-type', 'application/json')
    this.body = JSON.stringify(value)
  }
  send(value: unknown): void {
    if (typeof value === 'string') this.body = value
    else if (value !== undefined) this.json(value)
  }
  end(): void {}

  toResponse(): Response {
    for (const cookie of this.cookies) this.headers.append('set-cookie', cookie)
    if (!this.headers.has('cache-control')) this.headers.set('cache-control', 'no-store')
    return new Response(this.body, { status: this.code, headers: this.headers })
  }
}

async function answer(request: Request): Promise<Response> {
  const url = new URL(request.url)
  const action = url.pathname.replace(/^\/api\/auth\/?/, '').replace(/\/$/, '')
  if (!OPEN[request.method]?.includes(action)) throw new AppError('not_found', 'there is no such sign-in route')
  if (request.method === 'POST' && !isSameOrigin(request)) {
    throw new AppError('bad_origin', 'this form was sent by a page of another site')
  }
  const shown = {
    method: request.method,
    headers: forwarded(request),
    cookies: readCookies(request),
    query: { ...Object.fromEntries(url.searchParams), nextauth: action.split('/') },
    body: request.method === 'POST' ? await readForm(request) : undefined,
  }
  const result = new Answer()
  await NextAuth(shown as unknown as NextApiRequest, result as unknown as NextApiResponse, authOptions(request))
  return result.toResponse()
}

/** GET and POST of /api/auth/[...nextauth]. */
export async function handleAuth(request: Request): Promise<Response> {
  const requestId = newId('req')
  try {
    return await answer(request)
  } catch (error) {
    const { status, code, message, more } = toAppError(error, requestId)
    const headers = new Headers({ 'content-type': 'application/problem+json', 'cache-control': 'no-store' })
    if (more.retryAfterSeconds !== undefined) headers.set('retry-after', String(more.retryAfterSeconds))
    const body = { type: 'about:blank', title: code, status, detail: message, code, requestId, errors: [] }
    return new Response(JSON.stringify(body), { status, headers })
  }
}
