import 'server-only'
import type { ReactNode } from 'react'
import { type ModelTab, tabPath } from '@/components/models/model-tab'
import { NextSteps } from '@/components/models/next-steps'
import { NoPredictions } from '@/components/models/no-predictions'
import { NoVersion } from '@/components/models/no-version'
import { Crumbs } from '@/components/shell/crumbs'
import { ShellRange } from '@/components/shell/shell-range'
import { Grid } from '@/components/ui/grid'
import { Verdict } from '@/components/ui/verdict'
import type { Area } from '@/lib/i18n/areas'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { getFormat, getTranslations } from '@/lib/i18n/server'
import { HydrateClient } from '@/lib/trpc/server'
import { snippetContext } from '../../_snippet-context'
import type { ModelView } from './load-view'

type Props = {
  view: ModelView
  tab: ModelTab
  areas?: readonly Area[]
  mayImport: boolean
  /** Shows its children for every version, predictions or not. */
  always?: boolean
  children: ReactNode
}

/** Instead of figures: what is missing before there can be any. */
async function Missing({ view, tab, mayImport }: Pick<Props, 'view' | 'tab' | 'mayImport'>) {
  const { model, shown, newest, range } = view
  const [t, format, snippets] = await Promise.all([getTranslations('models'), getFormat(range.zone), snippetContext()])
  if (!shown) return <NoVersion model={model} t={t} snippets={snippets} />
  if (view.state === 'noPredictions') {
    return (
      <>
        <Verdict sentence={t('health.waitPredictions', { version: shown.version })} />
        <Grid>
          <NextSteps model={model} shown={shown} mayImport={mayImport} snippets={snippets} t={t} />
        </Grid>
      </>
    )
  }
  const href = `${tabPath(model.slug, tab)}?${new URLSearchParams({ version: shown.version, zone: range.zone })}`
  return (
    <>
      <Verdict
        sentence={t('window.noneIn', { version: shown.version })}
        scope={`${format.range(range.from, range.to)} ${range.zone}`}
      />
      <NoPredictions shown={shown} newest={newest} t={t} format={format} defaultHref={href} />
    </>
  )
}

/** What every tab has around it: its place, the time range, words and prefetched figures for what is inside. */
export async function ModelFrame({ view, tab, areas = [], mayImport, always = false, children }: Props) {
  const [t, format] = await Promise.all([getTranslations('models'), getFormat(view.range.zone)])
  const { model, range, newest, shown, state, window } = view
  const overview = tabPath(model.slug, 'overview')
  const crumbs = [
    { label: t('list.title'), href: '/models' },
    { label: model.name, href: overview },
  ]
  const ready = state === 'ready' || (always && shown !== null)
  return (
    <>
      <Crumbs items={tab === 'overview' ? crumbs : [...crumbs, { label: t(`tab.${tab}`) }]} />
      {shown && (
        <ShellRange range={{ ...range, from: range.from.toISOString(), to: range.to.toISOString() }} newest={newest} />
      )}
      <ClientMessages areas={['models', ...areas]} zone={range.zone}>
        {window.moved && ready && !always && (
          <p className="mb-2 text-small text-text-3">
            {t('window.snapped', { window: `${format.range(window.from, window.to)} ${range.zone}` })}
          </p>
        )}
        <HydrateClient>{ready ? children : <Missing view={view} tab={tab} mayImport={mayImport} />}</HydrateClient>
      </ClientMessages>
    </>
  )
}
