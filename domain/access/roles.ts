export const ROLES = [
  'sme',
  'data_scientist',
  'data_engineer',
  'software_engineer',
  'devops',
  'ml_architect',
  'risk_officer',
  'manager',
  'admin',
] as const
export type Role = (typeof ROLES)[number]

/** A role held everywhere (`useCaseId: null`) or in one use case. */
export type Grant = { role: Role; useCaseId: string | null }
