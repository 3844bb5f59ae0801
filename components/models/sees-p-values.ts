import type { Role } from '@/domain/access/roles'

const READERS: ReadonlySet<Role> = new Set<Role>(['data_scientist', 'ml_architect', 'admin'])

/** A p-value is read by those who know what it is not; all others get verdicts in words. */
export const seesPValues = (role: Role | null): boolean => role !== null && READERS.has(role)
