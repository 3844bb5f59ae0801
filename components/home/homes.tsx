'use client'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import type { InstallationFacts } from '@/components/access/installation-facts'
import { useTRPC } from '@/lib/trpc/client'
import { ADMIN_PAGE, DENIED_PAGE, LATELY, MODELS_PAGE } from './asks'
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

type Scoped = { useCase: string | null }

export function ScientistHome({ useCase }: Scoped) {
  return <StoryView story={prepareScientist(useHomeFacts(useCase), useHomeWords())} />
}

export function SmeHome({ useCase }: Scoped) {
  return <StoryView story={prepareSme(useHomeFacts(useCase), useUseCaseNotes(useCase), useHomeWords())} />
}

export function ManagerHome({ useCase }: Scoped) {
  return <StoryView story={prepareManager(useHomeFacts(useCase), useUseCaseNotes(useCase), useHomeWords())} />
}

export function DataEngineerHome({ useCase }: Scoped) {
  return <StoryView story={prepareDataEngineer(useHomeFacts(useCase), useHomeWords())} />
}

export function ArchitectHome({ useCase }: Scoped) {
  const home = useHomeFacts(useCase)
  const { data } = useSuspenseQuery(useTRPC().models.list.queryOptions(MODELS_PAGE(useCase)))
  return <StoryView story={prepareArchitect(home, data.items, useHomeWords())} />
}

export function RiskOfficerHome({ useCase }: Scoped) {
  const trpc = useTRPC()
  const home = useHomeFacts(useCase)
  const audit = useTranslations('audit')
  const { data: lately } = useSuspenseQuery(trpc.audit.list.queryOptions(LATELY))
  const { data: denied } = useSuspenseQuery(trpc.audit.list.queryOptions(DENIED_PAGE))
  return <StoryView story={prepareRiskOfficer(home, { lately, denied }, { ...useHomeWords(), audit })} />
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
