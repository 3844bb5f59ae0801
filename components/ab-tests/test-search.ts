import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsBoolean,
  parseAsIsoDateTime,
  parseAsStringLiteral,
} from 'nuqs/server'
import type { Role } from '@/domain/access/roles'

export const DEPTHS = ['scientist', 'expert', 'manager'] as const
export type Depth = (typeof DEPTHS)[number]

/** `depth` left out: that of the reader's role. `asOf`: what was known then. `edit`: the plan of a draft is changed. */
export const testSearch = {
  depth: parseAsStringLiteral(DEPTHS),
  asOf: parseAsIsoDateTime,
  edit: parseAsBoolean.withDefault(false),
}
export type TestSearch = inferParserType<typeof testSearch>
export const loadTestSearch = createLoader(testSearch)
const serialise = createSerializer(testSearch)

export const depthHref = (id: string, { asOf }: TestSearch, depth: Depth) =>
  serialise(`/ab-tests/${id}`, { depth, asOf })

export const resultsAsk = (id: string, { asOf }: Pick<TestSearch, 'asOf'>) => ({
  id,
  ...(asOf && { asOf: asOf.toISOString() }),
})

const DEPTH_OF: Partial<Record<Role, Depth>> = { manager: 'manager', risk_officer: 'manager', sme: 'expert' }

export const depthOfRole = (role: Role | null): Depth => (role && DEPTH_OF[role]) ?? 'scientist'
