import { Empty } from '@/components/state/empty'
import { CodeBlock } from '@/components/ui/code-block'
import { Tile } from '@/components/ui/tile'
import { Verdict } from '@/components/ui/verdict'
import type { AreaTranslator } from '@/lib/i18n/translator'
import type { Model } from './figures'
import { createVersionSnippet, type SnippetContext } from './snippets'

type Props = { model: Model; t: AreaTranslator<'models'>; snippets: SnippetContext }

export function NoVersion({ model, t, snippets }: Props) {
  return (
    <>
      <Verdict sentence={t('noVersion.sentence', { model: model.name })} />
      <Tile title={t('noVersion.title')} span={12}>
        <Empty
          title={t('noVersion.title')}
          text={t('noVersion.text')}
          step={<CodeBlock code={createVersionSnippet(snippets, model.slug)} label={t('noVersion.snippet')} />}
        />
      </Tile>
    </>
  )
}
