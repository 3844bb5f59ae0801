import 'server-only'
import type { Endpoint } from '@/server/http/endpoint'
import { createKey } from './create-key'
import { createMember } from './create-member'
import { inviteMember } from './invite-member'
import { getKey, listKeys } from './list-keys'
import { getMember, listMembers } from './list-members'
import { revokeKey } from './revoke-key'
import { rotateKey } from './rotate-key'
import { updateMember } from './update-member'

const MEMBER = '/members/{id}'
const KEY = '/keys/{id}'

export const memberEndpoints: Endpoint[] = [
  {
    method: 'POST',
    path: '/members',
    summary: 'Add a member, or invite one',
    operation: createMember,
    input: 'body',
    shape: 'created',
  },
  { method: 'GET', path: '/members', summary: 'List members', operation: listMembers, input: 'query', shape: 'page' },
  { method: 'GET', path: MEMBER, summary: 'One member', operation: getMember, input: 'none', shape: 'item' },
  {
    method: 'PATCH',
    path: MEMBER,
    summary: 'Rename, change roles, disable or enable',
    operation: updateMember,
    input: 'body',
    shape: 'item',
  },
  {
    method: 'POST',
    path: `${MEMBER}/invitation`,
    summary: 'A new one-time link to choose a password',
    operation: inviteMember,
    input: 'none',
    shape: 'created',
  },
]

export const keyEndpoints: Endpoint[] = [
  {
    method: 'POST',
    path: '/keys',
    summary: 'Create a key; its text is shown once',
    operation: createKey,
    input: 'body',
    shape: 'created',
  },
  { method: 'GET', path: '/keys', summary: 'List keys', operation: listKeys, input: 'query', shape: 'page' },
  { method: 'GET', path: KEY, summary: 'One key', operation: getKey, input: 'none', shape: 'item' },
  { method: 'DELETE', path: KEY, summary: 'Revoke a key', operation: revokeKey, input: 'none', shape: 'item' },
  {
    method: 'POST',
    path: `${KEY}/rotate`,
    summary: 'A new key; the old one stays valid for a while',
    operation: rotateKey,
    input: 'body',
    shape: 'created',
  },
]
