'use client'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Chip } from '@/components/ui/chip'
import { CodeBlock } from '@/components/ui/code-block'
import { Dialog } from '@/components/ui/dialog'
import { KeyValue, KeyValues } from '@/components/ui/key-values'
import { useFormat } from '@/lib/i18n/use-format'
import { type AuditItem, actionWords, actorWords, objectWords } from './record'

type Props = { record: AuditItem; onClose: () => void; onActor: (actor: AuditItem['actor']) => void }

/** Everything one record holds. */
export function RecordDialog({ record, onClose, onActor }: Props) {
  const t = useTranslations('audit')
  const format = useFormat()
  const { actor, object, detail } = record
  return (
    <Dialog
      open
      size="lg"
      onOpenChange={(open) => !open && onClose()}
      title={`${t('recordTitle', { seq: record.seq })}: ${actionWords(record.action, t)}`}
      foot={<Button onClick={() => onActor(actor)}>{t('onlyActor', { name: actor.name })}</Button>}
    >
      <KeyValues>
        <KeyValue label={t('at')}>{format.dateTime(record.at, { seconds: true, zoneName: true })}</KeyValue>
        <KeyValue label={t('actor')}>
          {actorWords(record, t)} <code className="block text-text-3">{actor.id}</code>
        </KeyValue>
        <KeyValue label={t('actionHead')}>
          <code>{record.action}</code>
        </KeyValue>
        <KeyValue label={t('outcome')}>
          <Chip tone={record.outcome === 'done' ? 'good' : 'bad'}>{t(record.outcome)}</Chip>
        </KeyValue>
        <KeyValue label={t('object')}>
          {objectWords(object.type, t)} <code className="block text-text-3">{object.id}</code>
        </KeyValue>
        {record.useCase && <KeyValue label={t('useCase')}>{record.useCase.name}</KeyValue>}
        <KeyValue label={t('request')}>
          <code>{record.requestId}</code>
        </KeyValue>
        <KeyValue label={t('hash')}>
          <code className="break-all">{record.hash}</code>
        </KeyValue>
      </KeyValues>
      <p className="mt-3 mb-1 font-medium">{t('detail')}</p>
      {Object.keys(detail).length === 0 ? (
        <p className="text-text-2">{t('noDetail')}</p>
      ) : (
        <CodeBlock label={t('detail')} code={JSON.stringify(detail, null, 2)} />
      )}
    </Dialog>
  )
}
