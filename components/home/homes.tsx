'use client'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import type { InstallationFacts } from '@/components/access/installation-facts'
import { usePerson } from '@/components/access/person-context'
import { useTRPC } from '@/lib/trpc/client'
import { ADMIN_PAGE, DENIED_PAGE, LATELY, MODELS_PAGE, REQUESTS_PAGE, waitingAsk } from './asks'
import { prepareAdmin } from './prepare-admin'
import { prepareArchitect } from './prepare-architect'
import { prepareDataEngineer } from './prepare-data-engineer'
import { prepareManager } from './prepare-manager'
import { prepareRiskOfficer } from './prepare-risk-officer'
import { prepareScientist } from './prepare-scientist'
import { prepareSme } from './prepare-sme'
import { StoryView } from './story-view'
import { useHomeFacts, useHomeWords } from './use-home'
import { useUseCaseNotes } from './use-use-case-notes'
import { useValueTile } from './use-value-tile'
import { withValueTile } from './value-tile'

type Scoped = { useCase: string | null }
type Timed = Scoped & { now: number }

const useWaiting = (useCase: string | null) =>
  useSuspenseQuery(useTRPC().promotions.waiting.queryOptions(waitingAsk(useCase))).data

export function ScientistHome({ useCase }: Scoped) {
  const person = usePerson()
  const { data } = useSuspenseQuery(useTRPC().promotions.list.queryOptions(REQUESTS_PAGE(useCase)))
  const own = data.items.filter(({ requestedById }) => requestedById === person.id)
  return <StoryView story={prepareScientist(useHomeFacts(useCase), own, useHomeWords())} />
}

export function SmeHome({ useCase }: Scoped) {
  const home = useHomeFacts(useCase)
  const story = prepareSme(home, useUseCaseNotes(useCase), useHomeWords())
  return <StoryView story={withValueTile(story, useValueTile(home))} />
}

export function ManagerHome({ useCase, now }: Timed) {
  const home = useHomeFacts(useCase)
  const given = { useCases: useUseCaseNotes(useCase), waiting: useWaiting(useCase), now }
  const story = prepareManager(home, given, useHomeWords())
  return <StoryView story={withValueTile(story, useValueTile(home))} />
}

export function DataEngineerHome({ useCase }: Scoped) {
  return <StoryView story={prepareDataEngineer(useHomeFacts(useCase), useHomeWords())} />
}

export function ArchitectHome({ useCase }: Scoped) {
  const home = useHomeFacts(useCase)
  const { data } = useSuspenseQuery(useTRPC().models.list.queryOptions(MODELS_PAGE(useCase)))
  return <StoryView story={prepareArchitect(home, data.items, useHomeWords())} />
}

export function RiskOfficerHome({ useCase, now }: Timed) {
  const trpc = useTRPC()
  const home = useHomeFacts(useCase)
  const audit = useTranslations('audit')
  const { data: lately } = useSuspenseQuery(trpc.audit.list.queryOptions(LATELY))
  const { data: denied } = useSuspenseQuery(trpc.audit.list.queryOptions(DENIED_PAGE))
  const trail = { lately, denied, waiting: useWaiting(useCase), now }
  return <StoryView story={prepareRiskOfficer(home, trail, { ...useHomeWords(), audit })} />
}

export function AdminHome({ useCase, installation, now }: Scoped & { installation: InstallationFacts; now: number }) {
  const trpc = useTRPC()
  const home = useHomeFacts(useCase)
  const audit = useTranslations('audit')
  const { data: members } = useSuspenseQuery(trpc.members.list.queryOptions(ADMIN_PAGE))
  const { data: keys } = useSuspenseQuery(trpc.keys.list.queryOptions(ADMIN_PAGE))
  const { data: lately } = useSuspenseQuery(trpc.audit.list.queryOptions(LATELY))
  const given = { installation, members, keys, lately: lately.items, now }
  return <StoryView story={prepareAdmin(home, given, { ...useHomeWords(), audit })} />
}
