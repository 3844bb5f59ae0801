import 'server-only'
import type { ReactNode } from 'react'
import { type ModelTab, tabPath } from '@/components/models/model-tab'
import { NoVersion } from '@/components/models/no-version'
import { Crumbs } from '@/components/shell/crumbs'
import { ShellRange } from '@/components/shell/shell-range'
import type { Area } from '@/lib/i18n/areas'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { getTranslations } from '@/lib/i18n/server'
import { HydrateClient } from '@/lib/trpc/server'
import { snippetContext } from '../../_snippet-context'
import type { ModelView } from './load-view'

type Props = { view: ModelView; tab: ModelTab; areas?: readonly Area[]; children: ReactNode }

/** What every tab has around it: its place, the time range, words and prefetched figures for what is inside. */
export async function ModelFrame({ view, tab, areas = [], children }: Props) {
  const t = await getTranslations('models')
  const { model, range, newest, shown } = view
  const overview = tabPath(model.slug, 'overview')
  const crumbs = [
    { label: t('list.title'), href: '/models' },
    { label: model.name, href: overview },
  ]
  return (
    <>
      <Crumbs items={tab === 'overview' ? crumbs : [...crumbs, { label: t(`tab.${tab}`) }]} />
      {shown && (
        <ShellRange range={{ ...range, from: range.from.toISOString(), to: range.to.toISOString() }} newest={newest} />
      )}
      <ClientMessages areas={['models', ...areas]} zone={range.zone}>
        <HydrateClient>
          {shown ? children : <NoVersion model={model} t={t} snippets={await snippetContext()} />}
        </HydrateClient>
      </ClientMessages>
    </>
  )
}
