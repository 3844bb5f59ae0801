'use client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTRPCClient } from '@/lib/trpc/client'
import { filePartsOf } from './file-parts'
import type { ChosenTarget } from './use-target'

type Asked = { chosen: ChosenTarget; file: File; zone: string /** null: guessed by the server. */; map: string | null }

/** What an import would make of the file as it is mapped; the last answer stays while the next one comes. */
export function usePreview({ chosen, file, zone, map }: Asked) {
  const client = useTRPCClient()
  const { model, version, target } = chosen
  return useQuery({
    queryKey: ['imports.preview', file.name, file.size, file.lastModified, model, version, target.kind, zone, map],
    queryFn: async () =>
      client.imports.preview.mutate({
        model,
        kind: target.kind,
        zone,
        ...(version !== null && { version }),
        ...(map !== null && { map }),
        ...(await filePartsOf(file)),
      }),
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  })
}
