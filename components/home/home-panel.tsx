'use client'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import type { InstallationFacts } from '@/components/access/installation-facts'
import { notify } from '@/components/ui/notify'
import type { Role } from '@/domain/access/roles'
import { DevopsHome } from './devops-home'
import {
  AdminHome,
  ArchitectHome,
  DataEngineerHome,
  ManagerHome,
  RiskOfficerHome,
  ScientistHome,
  SmeHome,
} from './homes'
import { SoftwareEngineerHome } from './software-engineer-home'
import { useHomeFacts } from './use-home'
import { WaitingHome } from './waiting-home'

type HomePanelProps = {
  role: Role
  useCase: string | null
  origin: string
  /** null: not the home of somebody who administers the installation. */
  installation: InstallationFacts | null
  now: number
}

/** Whose question is about goals and policy; they are not asked to run commands. */
const NO_COMMANDS: ReadonlySet<Role> = new Set<Role>(['sme', 'manager', 'risk_officer'])

function RoleHome({ role, useCase, origin, installation, now }: HomePanelProps) {
  switch (role) {
    case 'sme':
      return <SmeHome useCase={useCase} />
    case 'manager':
      return <ManagerHome useCase={useCase} now={now} />
    case 'data_engineer':
      return <DataEngineerHome useCase={useCase} />
    case 'software_engineer':
      return <SoftwareEngineerHome useCase={useCase} origin={origin} />
    case 'devops':
      return <DevopsHome useCase={useCase} />
    case 'ml_architect':
      return <ArchitectHome useCase={useCase} />
    case 'risk_officer':
      return <RiskOfficerHome useCase={useCase} now={now} />
    case 'admin':
      if (installation) return <AdminHome useCase={useCase} installation={installation} now={now} />
      return <ScientistHome useCase={useCase} />
    case 'data_scientist':
      return <ScientistHome useCase={useCase} />
  }
}

/** Says once that the first prediction has arrived, and reads everything anew. */
function useArrival(untouched: boolean): void {
  const t = useTranslations('home')
  const client = useQueryClient()
  const waited = useRef(untouched)
  useEffect(() => {
    if (!waited.current || untouched) return
    waited.current = false
    notify(t('first.arrived'))
    void client.invalidateQueries()
  }, [untouched, client, t])
}

/** The home of a role; before the first prediction of all, the way to it. */
export function HomePanel(props: HomePanelProps) {
  const home = useHomeFacts(props.useCase)
  const untouched = home.newestPrediction === null && props.useCase === null
  useArrival(untouched)
  if (untouched && !NO_COMMANDS.has(props.role)) return <WaitingHome origin={props.origin} />
  return <RoleHome {...props} />
}
