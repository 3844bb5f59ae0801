'use client'
import { createContext, type ReactNode, useContext } from 'react'
import type { Role } from '@/domain/access/roles'

const RoleContext = createContext<Role | null>(null)

export function ViewRoleProvider({ role, children }: { role: Role | null; children: ReactNode }) {
  return <RoleContext value={role}>{children}</RoleContext>
}

/** The role whose words and depth a screen uses; null outside the workspace or without a role. */
export function useViewRole(): Role | null {
  return useContext(RoleContext)
}
