import type { ReactNode } from 'react'
import { servingSentence } from '@/components/deployments/prepare-served'
import { ModelHeader } from '@/components/models/model-header'
import { holds } from '@/domain/access/actor'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { getFormat, getTranslations } from '@/lib/i18n/server'
import { pageCaller } from '@/lib/trpc/server'
import { loadModel } from './_view/load-model'
import { loadServing } from './_view/load-serving'

type Props = { params: Promise<{ model: string }>; children: ReactNode }

export default async function ModelLayout({ params, children }: Props) {
  const { model: slug } = await params
  // Strangers are sent to sign in by the page, which knows where they wanted to go.
  const { actor } = await pageCaller()
  if (!holds(actor, 'model:read')) return children
  const [loaded, t, p, format, d, w] = await Promise.all([
    loadModel(slug),
    getTranslations('models'),
    getTranslations('performance'),
    getFormat(),
    getTranslations('deployments'),
    getTranslations('promotions'),
  ])
  const serving = servingSentence(await loadServing(slug), { t: d, w, format })
  return (
    <>
      <ClientMessages areas={['models']}>
        <ModelHeader {...loaded} serving={serving} words={{ t, p, format }} />
      </ClientMessages>
      {children}
    </>
  )
}
