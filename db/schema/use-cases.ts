import { doublePrecision, index, pgTable, text, unique } from 'drizzle-orm/pg-core'
import type { Stage } from '@/domain/use-cases/input'
import type { RiskTier } from '@/domain/use-cases/risk-tier'
import { createdAt, id, instant } from './columns'

export const useCases = pgTable(
  'use_cases',
  {
    id: id(),
    slug: text('slug').notNull().unique(),
    name: text('name').notNull(),
    problem: text('problem').notNull(),
    objective: text('objective'),
    riskTier: text('risk_tier').$type<RiskTier>().notNull(),
    stage: text('stage').$type<Stage>().notNull(),
    createdAt: createdAt(),
  },
  (t) => [index('use_cases_created').on(t.createdAt, t.id)],
)

export const kpis = pgTable(
  'kpis',
  {
    id: id(),
    useCaseId: text('use_case_id')
      .notNull()
      .references(() => useCases.id),
    slug: text('slug').notNull().unique(),
    name: text('name').notNull(),
    unit: text('unit').notNull(),
    direction: text('direction').$type<'up' | 'down'>().notNull(),
    target: doublePrecision('target').notNull(),
    source: text('source').notNull(),
    createdAt: createdAt(),
  },
  (t) => [index('kpis_use_case').on(t.useCaseId, t.createdAt, t.id), index('kpis_created').on(t.createdAt, t.id)],
)

export const kpiValues = pgTable(
  'kpi_values',
  {
    kpiId: text('kpi_id')
      .notNull()
      .references(() => kpis.id),
    timestamp: instant('timestamp').notNull(),
    version: text('version'),
    arm: text('arm'),
    value: doublePrecision('value').notNull(),
    numerator: doublePrecision('numerator'),
    denominator: doublePrecision('denominator'),
    receivedAt: instant('received_at').notNull(),
  },
  (t) => [unique('kpi_values_once').on(t.kpiId, t.timestamp, t.version, t.arm).nullsNotDistinct()],
)
