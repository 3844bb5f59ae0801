import 'server-only'
import { and, asc, eq, gt, inArray, isNull, sql } from 'drizzle-orm'
import type { Tx } from '@/db/engine/engine'
import { abTests, aliases, deployments, environments, promotions } from '@/db/schema'

/** What keeps a version in use, with the names of where. */
export type HoldOn = { because: 'live' | 'promotion_pending' | 'in_ab_test' | 'has_alias'; where: string[] }

const OPEN_TESTS = ['frozen', 'running', 'maturing'] as const

type Of = { modelId: string; versionId: string; version: string; now: Date }

async function livePlaces(tx: Tx, { versionId }: Of): Promise<string[]> {
  const rows = await tx
    .select({ slug: environments.slug })
    .from(deployments)
    .innerJoin(environments, eq(environments.id, deployments.environmentId))
    .where(and(eq(deployments.versionId, versionId), isNull(deployments.effectiveTo)))
    .orderBy(asc(environments.slug))
  return rows.map(({ slug }) => slug)
}

async function pendingPromotions(tx: Tx, { modelId, versionId, now }: Of): Promise<string[]> {
  const waiting = and(eq(promotions.status, 'pending'), gt(promotions.expiresAt, now))
  const rows = await tx
    .select({ id: promotions.id })
    .from(promotions)
    .where(and(eq(promotions.modelId, modelId), eq(promotions.versionId, versionId), waiting))
    .orderBy(asc(promotions.id))
  return rows.map(({ id }) => id)
}

async function openTests(tx: Tx, { modelId, version }: Of): Promise<string[]> {
  const arm = sql`${abTests.plan} @> ${JSON.stringify({ arms: [{ version }] })}::jsonb`
  const rows = await tx
    .select({ slug: abTests.slug })
    .from(abTests)
    .where(and(eq(abTests.modelId, modelId), inArray(abTests.status, [...OPEN_TESTS]), arm))
    .orderBy(asc(abTests.slug))
  return rows.map(({ slug }) => slug)
}

async function aliasesOn(tx: Tx, { versionId }: Of): Promise<string[]> {
  const rows = await tx
    .select({ alias: aliases.alias })
    .from(aliases)
    .where(eq(aliases.versionId, versionId))
    .orderBy(asc(aliases.alias))
  return rows.map(({ alias }) => alias)
}

/** Why a version cannot be put out of use, first what weighs most; null where nothing needs it. */
export async function holdOn(tx: Tx, of: Of): Promise<HoldOn | null> {
  const found: HoldOn[] = [
    { because: 'live', where: await livePlaces(tx, of) },
    { because: 'promotion_pending', where: await pendingPromotions(tx, of) },
    { because: 'in_ab_test', where: await openTests(tx, of) },
    { because: 'has_alias', where: await aliasesOn(tx, of) },
  ]
  return found.find(({ where }) => where.length > 0) ?? null
}
