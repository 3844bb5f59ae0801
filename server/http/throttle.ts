import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { AppError } from '@/server/kernel/app-error'

export type ThrottleSettings = { perSecond: number; burst: number }

const DEFAULT: ThrottleSettings = { perSecond: 500, burst: 1000 }
const BUCKETS_MAX = 10_000

type Bucket = { tokens: number; at: number }

/** One token bucket per key or person; whoever has neither shares one. In this process only. */
export class Throttle {
  private readonly buckets = new Map<string, Bucket>()

  constructor(private readonly settings: ThrottleSettings = DEFAULT) {}

  /** Takes one token and tells how things stand, or refuses until there is one again. */
  take(actor: Actor, now: number): Record<string, string> {
    const { perSecond, burst } = this.settings
    const name = 'id' in actor ? actor.id : actor.kind
    const bucket = this.bucket(name, now)
    bucket.tokens = Math.min(burst, bucket.tokens + (Math.max(0, now - bucket.at) / 1000) * perSecond)
    bucket.at = now
    if (bucket.tokens < 1) {
      const seconds = Math.max(1, Math.ceil((1 - bucket.tokens) / perSecond))
      throw new AppError('too_many_requests', `at most ${perSecond} requests a second, ${burst} at once`, {
        retryAfterSeconds: seconds,
      })
    }
    bucket.tokens--
    return this.headers(name, now)
  }

  /** The two headers of the IETF draft: what is allowed, and what is left of it. */
  headers(name: string, now: number): Record<string, string> {
    const { perSecond, burst } = this.settings
    const { tokens } = this.bucket(name, now)
    const full = Math.ceil((burst - tokens) / perSecond)
    return {
      'ratelimit-policy': `"default";q=${burst};w=${Math.ceil(burst / perSecond)}`,
      ratelimit: `"default";r=${Math.floor(tokens)};t=${full}`,
    }
  }

  private bucket(name: string, now: number): Bucket {
    const known = this.buckets.get(name)
    if (known) return known
    if (this.buckets.size >= BUCKETS_MAX) this.buckets.clear()
    const made = { tokens: this.settings.burst, at: now }
    this.buckets.set(name, made)
    return made
  }
}

/** `PLUMBLINE_RATE_LIMIT=perSecond` or `perSecond/burst`. */
export function throttleSettings(text = process.env.PLUMBLINE_RATE_LIMIT): ThrottleSettings {
  if (!text) return DEFAULT
  const [perSecond = Number.NaN, burst = perSecond * 2] = text.split('/').map(Number)
  if (!(perSecond >= 1 && burst >= 1)) {
    throw new Error(
      `The configuration is not valid:\n  PLUMBLINE_RATE_LIMIT: must be requests a second, or "second/burst"`,
    )
  }
  return { perSecond, burst }
}
