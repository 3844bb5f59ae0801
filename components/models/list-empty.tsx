import { Empty } from '@/components/state/empty'
import { NoData } from '@/components/state/no-data'
import { ButtonLink } from '@/components/ui/button-link'
import { CodeBlock } from '@/components/ui/code-block'
import type { AreaTranslator } from '@/lib/i18n/translator'
import { createModelSnippet, type SnippetContext } from './snippets'

type Props = { t: AreaTranslator<'models'>; text: string; filtered: boolean; snippets: SnippetContext }

/** Nothing to list: no model at all, with the call that makes one, or none that fits the filter. */
export function ListEmpty({ t, text, filtered, snippets }: Props) {
  if (filtered) {
    return (
      <NoData
        title={t('list.noMatchTitle')}
        reason={text === '' ? t('list.noMatchUseCase') : t('list.noMatchText', { text })}
        action={<ButtonLink href="/models">{t('list.clear')}</ButtonLink>}
      />
    )
  }
  return (
    <Empty
      title={t('list.noneTitle')}
      text={t('list.noneText')}
      step={<CodeBlock code={createModelSnippet(snippets)} label={t('list.snippet')} />}
    />
  )
}
