'use client'
import { usePathname } from 'next/navigation'
import { useQueryStates } from 'nuqs'
import { chooseVersions } from './choose-versions'
import { versionParsers } from './model-params'

type Entry = {
  version: string
  createdAt: string
  health: { newestPrediction: string | null } | null
  sentence: string
}

/** How the version in view stands, on the tabs whose own sentence says something else. */
export function HealthLine({ versions, overview }: { versions: readonly Entry[]; overview: string }) {
  const path = usePathname()
  const [asked] = useQueryStates(versionParsers)
  const { shown } = chooseVersions(versions, asked)
  if (path === overview || !shown || (asked.version !== null && asked.version !== shown.version)) return null
  return <p className="mt-1 text-text-2">{shown.sentence}</p>
}
