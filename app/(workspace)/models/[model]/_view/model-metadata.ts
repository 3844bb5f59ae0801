import 'server-only'
import type { Metadata } from 'next'
import { type ModelTab, tabPath } from '@/components/models/model-tab'
import { getTranslations } from '@/lib/i18n/server'
import { openPage } from '../../../open-page'
import { loadModel } from './load-model'

/** The title of a tab: its words and the model's name. */
export async function modelMetadata(slug: string, tab: ModelTab): Promise<Metadata> {
  const route = tabPath('[model]', tab)
  const { allowed } = await openPage(route, tabPath(slug, tab))
  const t = await getTranslations('models')
  if (!allowed) return { title: t(`tab.${tab}`) }
  const { model } = await loadModel(slug)
  return { title: tab === 'overview' ? model.name : `${t(`tab.${tab}`)} · ${model.name}` }
}
