import { sql } from 'drizzle-orm'
import { index, integer, pgTable, text, unique, uniqueIndex } from 'drizzle-orm/pg-core'
import type { KeyScope } from '@/domain/access/permissions'
import type { Role } from '@/domain/access/roles'
import { createdAt, id, instant } from './columns'

export const users = pgTable(
  'users',
  {
    id: id(),
    email: text('email').notNull(),
    name: text('name').notNull(),
    passwordHash: text('password_hash'),
    status: text('status').$type<'active' | 'disabled'>().notNull().default('active'),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex('users_email').on(sql`lower(${t.email})`), index('users_created').on(t.createdAt, t.id)],
)

export const roleGrants = pgTable(
  'role_grants',
  {
    id: id(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    role: text('role').$type<Role>().notNull(),
    useCaseId: text('use_case_id'),
  },
  (t) => [unique('role_grants_once').on(t.userId, t.role, t.useCaseId).nullsNotDistinct()],
)

export const sessions = pgTable(
  'sessions',
  {
    id: id(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    createdAt: createdAt(),
    expiresAt: instant('expires_at').notNull(),
    revokedAt: instant('revoked_at'),
  },
  (t) => [index('sessions_user').on(t.userId)],
)

/** One-time links: first-run setup, invitation, new password. Only the hash is stored. */
export const oneTimeTokens = pgTable('one_time_tokens', {
  hash: text('hash').primaryKey(),
  purpose: text('purpose').$type<'setup' | 'invite'>().notNull(),
  userId: text('user_id').references(() => users.id),
  createdAt: createdAt(),
  expiresAt: instant('expires_at').notNull(),
  usedAt: instant('used_at'),
})

export const signInThrottle = pgTable('sign_in_throttle', {
  subject: text('subject').primaryKey(),
  failures: integer('failures').notNull(),
  windowStart: instant('window_start').notNull(),
})

export const apiKeys = pgTable(
  'api_keys',
  {
    id: id(),
    hash: text('hash').notNull().unique(),
    name: text('name').notNull(),
    scopes: text('scopes').array().$type<KeyScope[]>().notNull(),
    useCaseIds: text('use_case_ids').array(),
    ownerId: text('owner_id').references(() => users.id),
    createdAt: createdAt(),
    expiresAt: instant('expires_at'),
    revokedAt: instant('revoked_at'),
    lastUsedAt: instant('last_used_at'),
    rotatedFrom: text('rotated_from'),
  },
  (t) => [index('api_keys_created').on(t.createdAt, t.id), index('api_keys_owner').on(t.ownerId)],
)
