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

  /** Takes one token if there is one, and tells how things stand in the two headers of the IETF draft. */
  take(actor: Actor, now: number): { refusal: AppError | null; headers: Record<string, string> } {
    const { perSecond, burst } = this.settings
    const bucket = this.bucket('id' in actor ? actor.id : actor.kind, now)
    bucket.tokens = Math.min(burst, bucket.tokens + (Math.max(0, now - bucket.at) / 1000) * perSecond)
    bucket.at = now
    const allowed = bucket.tokens >= 1
    if (allowed) bucket.tokens--
    const headers = {
      'ratelimit-policy': `"default";q=${burst};w=${Math.ceil(burst / perSecond)}`,
      ratelimit: `"default";r=${Math.floor(bucket.tokens)};t=${Math.ceil((burst - bucket.tokens) / perSecond)}`,
    }
    return { refusal: allowed ? null : this.refusal(bucket), headers }
  }

  private refusal({ tokens }: Bucket): AppError {
    const { perSecond, burst } = this.settings
    return new AppError('too_many_requests', `at most ${perSecond} requests a second, ${burst} at once`, {
      retryAfterSeconds: (1 - tokens) / perSecond,
    })
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
