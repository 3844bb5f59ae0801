import type { ReactNode } from 'react'
import { ModelHeader } from '@/components/models/model-header'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { getFormat, getTranslations } from '@/lib/i18n/server'
import { openPage } from '../../open-page'
import { loadModel } from './_view/load-model'

type Props = { params: Promise<{ model: string }>; children: ReactNode }

export default async function ModelLayout({ params, children }: Props) {
  const { model: slug } = await params
  const { allowed } = await openPage('/models/[model]', `/models/${slug}`)
  if (!allowed) return children
  const [loaded, t, p, format] = await Promise.all([
    loadModel(slug),
    getTranslations('models'),
    getTranslations('performance'),
    getFormat(),
  ])
  return (
    <>
      <ClientMessages areas={['models']}>
        <ModelHeader {...loaded} words={{ t, p, format }} />
      </ClientMessages>
      {children}
    </>
  )
}
