import type { Format } from '@/lib/format'
import type { AreaTranslator } from '@/lib/i18n/translator'
import type { MembersPage } from './member'

type Given = { page: MembersPage; filtered: boolean; t: AreaTranslator<'members'>; format: Format }

/** How many people have access, and what is unusual among them. */
export function prepareMembers({ page, filtered, t, format }: Given): { sentence: string; why: string | null } {
  const invited = page.items.filter(({ status }) => status === 'invited').length
  const disabled = page.items.filter(({ status }) => status === 'disabled').length
  const count = page.items.length - (filtered ? 0 : disabled)
  const countText = format.count(count)
  if (filtered) return { sentence: t('filtered', { count, countText }), why: null }
  const sentence = page.next === null ? t('sentence', { count, countText }) : t('sentenceMore', { countText })
  return { sentence, why: page.next === null ? t('why', { invited, disabled }) : null }
}
