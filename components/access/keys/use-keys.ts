'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTRPC } from '@/lib/trpc/client'

export function useKeys() {
  const trpc = useTRPC()
  const client = useQueryClient()
  const onSuccess = () => client.invalidateQueries({ queryKey: trpc.keys.pathKey() })
  return {
    create: useMutation(trpc.keys.create.mutationOptions({ onSuccess })),
    rotate: useMutation(trpc.keys.rotate.mutationOptions({ onSuccess })),
    revoke: useMutation(trpc.keys.revoke.mutationOptions({ onSuccess })),
  }
}
