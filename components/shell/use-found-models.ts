'use client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { ModelKind } from '@/domain/models/input'
import { useTRPC } from '@/lib/trpc/client'

const SHOWN = 8
const PAUSE_MS = 200

/** Models whose name contains the text; asks once typing pauses, and not at all while the text is null. */
export function useFoundModels(text: string | null): readonly { slug: string; name: string; kind: ModelKind }[] {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text])
  const asked = settled?.trim().slice(0, 120) ?? ''
  const found = useQuery({
    ...useTRPC().models.list.queryOptions({ limit: SHOWN, ...(asked ? { text: asked } : {}) }),
    enabled: settled !== null,
    placeholderData: keepPreviousData,
  })
  return found.data?.items ?? []
}
