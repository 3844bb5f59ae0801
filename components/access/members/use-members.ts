'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useTRPC } from '@/lib/trpc/client'

/** The three changes of members; after each the list and the shell are read again. */
export function useMembers() {
  const trpc = useTRPC()
  const client = useQueryClient()
  const router = useRouter()
  const onSuccess = async () => {
    await client.invalidateQueries({ queryKey: trpc.members.pathKey() })
    router.refresh()
  }
  return {
    create: useMutation(trpc.members.create.mutationOptions({ onSuccess })),
    update: useMutation(trpc.members.update.mutationOptions({ onSuccess })),
    invite: useMutation(trpc.members.invite.mutationOptions({ onSuccess })),
  }
}
