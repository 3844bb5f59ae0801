import 'server-only'
import type { Tx } from '@/db/engine/engine'
import { type Actor, holdsFor, holdsGlobally, type Reach, reach } from '@/domain/access/actor'
import type { Permission } from '@/domain/access/permissions'
import { AppError, notFound } from './app-error'

/** Who asks, when, and for what; made once per request by the adapter. */
export type Caller = { actor: Actor; now: Date; requestId: string }

/** The right a read needs for an object to be visible at all. */
const VISIBILITY: Permission = 'use_case:read'

/**
 * What a verb sees. Every verb states what it touches by one of the three scope methods before it returns;
 * the kernel fails a verb that never did.
 */
export class Context {
  private settled = false

  constructor(
    readonly tx: Tx,
    readonly caller: Caller,
    readonly permission: Permission,
  ) {}

  get actor(): Actor {
    return this.caller.actor
  }

  get now(): Date {
    return this.caller.now
  }

  /** The object belongs to these use cases. Not visible: "not found", so that ids cannot be probed. */
  requireUseCases(useCaseIds: readonly string[], what: string): void {
    this.settled = true
    if (holdsFor(this.actor, this.permission, useCaseIds)) return
    if (!holdsFor(this.actor, VISIBILITY, useCaseIds)) throw notFound(what)
    throw new AppError('forbidden', `this needs the permission ${this.permission} for ${what}`)
  }

  /** The verb concerns the installation as a whole. */
  requireInstallation(): void {
    this.settled = true
    if (!holdsGlobally(this.actor, this.permission)) {
      throw new AppError('forbidden', `this needs the permission ${this.permission} for the whole installation`)
    }
  }

  /** The use cases a list may show. */
  visible(): Reach {
    this.settled = true
    return reach(this.actor, this.permission)
  }

  /** The verb concerns only the actor itself. */
  onlySelf(): void {
    this.settled = true
  }

  assertSettled(name: string): void {
    if (!this.settled) throw new Error(`${name} returned without stating its scope`)
  }
}
