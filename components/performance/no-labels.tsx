'use client'
import { useTranslations } from 'use-intl'
import { importHref } from '@/components/models/next-steps'
import { Empty } from '@/components/state/empty'
import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import { CodeBlock } from '@/components/ui/code-block'
import { Tile } from '@/components/ui/tile'
import { useFormat } from '@/lib/i18n/use-format'
import type { PerformanceFacts } from './performance-facts'

/** Performance before the first label: why there is none, and the exact next step. */
export function NoLabels({ facts }: { facts: PerformanceFacts }) {
  const t = useTranslations('performance')
  const format = useFormat()
  const { model, ask, mayImport, labelsSnippet } = facts
  const { labels } = model
  const absence =
    labels.policy === 'absence'
      ? ` ${t('noLabels.absence', { hours: format.count(labels.afterHours), value: labels.value })}`
      : ''
  return (
    <Tile title={t('noLabels.title')} span={12}>
      <Empty
        title={t('reason.no_labels_yet')}
        text={`${t('noLabels.text')}${absence}`}
        step={<CodeBlock code={labelsSnippet} label={t('noLabels.snippet')} />}
        action={
          mayImport ? (
            <ButtonLink variant="primary" href={importHref(model.slug, ask.version, 'labels')}>
              {t('noLabels.import')}
            </ButtonLink>
          ) : (
            <>
              <Button disabled>{t('noLabels.import')}</Button>
              <span className="text-small text-text-3">{t('noLabels.importDenied')}</span>
            </>
          )
        }
      />
    </Tile>
  )
}
