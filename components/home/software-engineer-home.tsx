'use client'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useTRPC } from '@/lib/trpc/client'
import { KEYS_PAGE } from './asks'
import { callableVersion, type Integration, prepareSoftwareEngineer } from './prepare-software-engineer'
import { StoryView } from './story-view'
import { useHomeFacts, useHomeWords } from './use-home'

type Props = { useCase: string | null; origin: string }
type Ref = { model: string; version: string; name: string }

function Integrated({ target, useCase, origin }: Props & { target: Ref }) {
  const trpc = useTRPC()
  const { name, ...ref } = target
  const home = useHomeFacts(useCase)
  const { data: model } = useSuspenseQuery(trpc.models.get.queryOptions({ model: ref.model }))
  const { data: version } = useSuspenseQuery(trpc.models.getVersion.queryOptions(ref))
  const { data: profile } = useSuspenseQuery(trpc.monitoring.profile.queryOptions(ref))
  const { data: service } = useSuspenseQuery(trpc.monitoring.service.queryOptions(ref))
  const { data: quality } = useSuspenseQuery(trpc.monitoring.quality.queryOptions(ref))
  const { data: keys } = useSuspenseQuery(trpc.keys.list.queryOptions(KEYS_PAGE))
  const integration: Integration = {
    name,
    callable: {
      ...ref,
      task: model.task,
      positiveClass: model.positiveClass,
      classes: model.classes,
      features: version.features,
      columns: profile.columns,
    },
    service: service.windows[0] ?? null,
    flagged: quality.windows[0]?.flagged ?? 0,
    origin,
    keys: keys.items,
  }
  return <StoryView story={prepareSoftwareEngineer(home, integration, useHomeWords())} />
}

/** The version to call, a snippet that works, keys and errors. */
export function SoftwareEngineerHome(props: Props) {
  const home = useHomeFacts(props.useCase)
  const words = useHomeWords()
  const target = callableVersion(home)
  if (!target) return <StoryView story={prepareSoftwareEngineer(home, null, words)} />
  return <Integrated {...props} target={target} />
}
