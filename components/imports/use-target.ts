'use client'
import { useQuery } from '@tanstack/react-query'
import { useQueryStates } from 'nuqs'
import { useMemo } from 'react'
import type { ImportKind } from '@/domain/imports/table-columns'
import { PAGE_SIZE_MAX } from '@/domain/lists/page-size'
import type { Task } from '@/domain/models/input'
import { useTRPC } from '@/lib/trpc/client'
import { chosenOf } from './choose-target'
import { newImportSearch } from './new-import-search'
import type { Target } from './target-columns'

export type ImportModel = { slug: string; name: string; task: Task; classes: readonly string[] | null }
export type ChosenTarget = { model: string; version: string | null; target: Target }

/** Model, version and kind of a new import, from the URL; `chosen` once they are complete. */
export function useTarget(models: readonly ImportModel[]) {
  const [ask, setAsk] = useQueryStates(newImportSearch, { history: 'replace' })
  const { kind } = ask
  const model = chosenOf(models, ask.model, ({ slug }) => slug)
  const slug = model?.slug ?? ''
  const versions = useQuery(
    useTRPC().models.listVersions.queryOptions({ model: slug, limit: PAGE_SIZE_MAX }, { enabled: model !== null }),
  )
  const items = versions.data?.items ?? []
  const version = chosenOf(items, ask.version, (one) => one.version)
  const chosen = useMemo((): ChosenTarget | null => {
    if (model === null || (kind === 'predictions' && version === null)) return null
    const of = kind === 'predictions' ? version : null
    const target = {
      kind,
      task: model.task,
      classes: model.classes,
      features: of?.features ?? [],
      segments: of?.segments ?? [],
    }
    return { model: model.slug, version: of?.version ?? null, target }
  }, [model, version, kind])
  return {
    kind,
    model,
    /** Named in the URL, but not among those the person may import into. */
    unknownModel: model === null && ask.model !== '' ? ask.model : null,
    versions,
    version,
    chosen,
    setKind: (next: ImportKind) => void setAsk({ kind: next }),
    setModel: (next: string) => void setAsk({ model: next, version: null }),
    setVersion: (next: string) => void setAsk({ version: next }),
  }
}
export type TargetChoice = ReturnType<typeof useTarget>
