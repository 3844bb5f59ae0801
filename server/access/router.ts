import 'server-only'
import { mutation, queryProcedure, router } from '@/server/trpc'
import { acceptInvite, checkInvite } from './accept-invite'
import { changePassword } from './change-password'
import { createKey } from './create-key'
import { createMember } from './create-member'
import { inviteMember } from './invite-member'
import { getKey, listKeys } from './list-keys'
import { getMember, listMembers } from './list-members'
import { me } from './me'
import { listOwnSessions, revokeOwnSession, signOut } from './own-sessions'
import { revokeKey } from './revoke-key'
import { rotateKey } from './rotate-key'
import { checkSetupLink, setup } from './setup'
import { updateMember } from './update-member'

export const accessRouter = router({
  me: queryProcedure(me),
  setup: mutation(setup),
  checkSetupLink: queryProcedure(checkSetupLink),
  acceptInvite: mutation(acceptInvite),
  checkInvite: queryProcedure(checkInvite),
  changePassword: mutation(changePassword),
  signOut: mutation(signOut),
  listSessions: queryProcedure(listOwnSessions),
  revokeSession: mutation(revokeOwnSession),
})

export const membersRouter = router({
  list: queryProcedure(listMembers),
  get: queryProcedure(getMember),
  create: mutation(createMember),
  update: mutation(updateMember),
  invite: mutation(inviteMember),
})

export const keysRouter = router({
  list: queryProcedure(listKeys),
  get: queryProcedure(getKey),
  create: mutation(createKey),
  revoke: mutation(revokeKey),
  rotate: mutation(rotateKey),
})
