import { Empty } from '@/components/state/empty'
import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import { CodeBlock } from '@/components/ui/code-block'
import { Tile } from '@/components/ui/tile'
import type { AreaTranslator } from '@/lib/i18n/translator'
import type { Model } from './figures'
import { labelsSnippet, predictionsSnippet, referenceSnippet, type SnippetContext } from './snippets'
import type { VersionEntry } from './version-entry'

type Props = {
  model: Model
  shown: VersionEntry
  mayImport: boolean
  snippets: SnippetContext
  t: AreaTranslator<'models'>
}

export function importHref(model: string, version: string, kind: 'predictions' | 'labels'): string {
  return `/imports/new?${new URLSearchParams({ model, version, kind })}`
}

function ImportLink({ model, shown, mayImport, t, kind }: Props & { kind: 'predictions' | 'labels' }) {
  const words = t(kind === 'labels' ? 'overview.importLabels' : 'overview.import')
  if (mayImport) return <ButtonLink href={importHref(model.slug, shown.version, kind)}>{words}</ButtonLink>
  return (
    <>
      <Button disabled>{words}</Button>
      <span className="text-small text-text-3">{t('overview.importDenied')}</span>
    </>
  )
}

/** What a version still lacks, each with the exact call to make; nothing once it has all. */
export function NextSteps(props: Props) {
  const { model, shown, snippets, t } = props
  const { version, health } = shown
  const of = { model: model.slug, version }
  const facts = { task: model.task, positiveClass: model.positiveClass, classes: model.classes }
  const labels = model.task !== 'ranking' && model.task !== 'unsupervised'
  return (
    <>
      {!shown.reference && (
        <Tile title={t('overview.reference')} sub={t('overview.next')} span={12}>
          <Empty
            title={t('overview.noReference')}
            text={t('overview.noReferenceText', { version })}
            step={<CodeBlock code={referenceSnippet(snippets, of)} label={t('overview.referenceSnippet')} />}
          />
        </Tile>
      )}
      {!health && (
        <Tile title={t('column.predictions')} sub={t('overview.next')} span={12}>
          <Empty
            title={t('overview.noPredictions')}
            text={t('overview.noPredictionsText', { version })}
            step={
              <CodeBlock
                code={predictionsSnippet(snippets, { ...of, ...facts, features: shown.features })}
                label={t('overview.predictionsSnippet')}
              />
            }
            action={<ImportLink {...props} kind="predictions" />}
          />
        </Tile>
      )}
      {health && health.labelled === 0 && labels && (
        <Tile title={t('overview.labels')} sub={t('overview.next')} span={12}>
          <Empty
            title={t('overview.noLabels')}
            text={t('overview.noLabelsText')}
            step={
              <CodeBlock
                code={labelsSnippet(snippets, { model: model.slug, ...facts })}
                label={t('overview.labelsSnippet')}
              />
            }
            action={<ImportLink {...props} kind="labels" />}
          />
        </Tile>
      )}
    </>
  )
}
