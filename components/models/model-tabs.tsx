'use client'
import { usePathname } from 'next/navigation'
import { useQueryStates } from 'nuqs'
import { useTranslations } from 'use-intl'
import { LinkTabs } from '@/components/ui/link-tabs'
import { chooseVersions } from './choose-versions'
import { HELD, versionParsers } from './model-params'
import { MODEL_TABS, tabPath } from './model-tab'

type Entry = {
  version: string
  createdAt: string
  health: { newestPrediction: string | null } | null
  decidesByRules: boolean
}

/** The tabs of a model; rules only where the version in view has some. */
export function ModelTabs({ model, versions }: { model: string; versions: readonly Entry[] }) {
  const t = useTranslations('models')
  const path = usePathname()
  const [asked] = useQueryStates(versionParsers)
  const known = asked.version === null || versions.some(({ version }) => version === asked.version)
  const { shown } = chooseVersions(versions, asked)
  const rules = tabPath(model, 'rules')
  const withRules = !known || shown?.decidesByRules || path.startsWith(rules)
  const tabs = MODEL_TABS.filter((tab) => tab !== 'rules' || withRules)
  return (
    <LinkTabs
      label={t('header.tabs')}
      keep={HELD}
      tabs={tabs.map((tab) => ({
        href: tabPath(model, tab),
        label: t(`tab.${tab}`),
        ...(tab === 'versions' && { also: `/models/${model}/compare` }),
      }))}
    />
  )
}
