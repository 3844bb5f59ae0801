'use client'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import { KeyValue, KeyValues } from '@/components/ui/key-values'
import { Tile } from '@/components/ui/tile'
import { useFormat } from '@/lib/i18n/use-format'
import type { ImportDetail } from './preview-data'

function Names({ names }: { names: readonly string[] }) {
  return names.map((name, index) => (
    <span key={name}>
      {index > 0 && ', '}
      <code className="break-all">{name}</code>
    </span>
  ))
}

/** Where the file came from and how it was read. */
export function FactsTile({ one }: { one: ImportDetail }) {
  const t = useTranslations('imports')
  const format = useFormat('UTC')
  const when = (at: string) => format.dateTime(at, { zoneName: true, seconds: true })
  const mapped = Object.entries(one.map)
  return (
    <Tile title={t('facts.title')} span={6} full>
      <KeyValues>
        <KeyValue label={t('list.model')}>
          <Link href={`/models/${one.model}`}>{one.model}</Link> {one.version}
        </KeyValue>
        <KeyValue label={t('list.kind')}>{t(`kind.${one.kind}`)}</KeyValue>
        <KeyValue label={t('facts.format')}>
          {t(`format.${one.format}`)}, {format.bytes(one.bytes)}
        </KeyValue>
        <KeyValue label={t('target.zone')}>{one.zone}</KeyValue>
        <KeyValue label={t('facts.map')}>
          {mapped.length === 0 ? (
            t('facts.byName')
          ) : (
            <ul>
              {mapped.map(([name, column]) => (
                <li key={name}>
                  <code className="break-all">{column}</code> {t('facts.as')} <code className="break-all">{name}</code>
                </li>
              ))}
            </ul>
          )}
        </KeyValue>
        <KeyValue label={t('facts.ignored')}>
          {one.ignoredColumns.length === 0 ? t('facts.noneIgnored') : <Names names={one.ignoredColumns} />}
        </KeyValue>
        <KeyValue label={t('list.by')}>{one.startedBy}</KeyValue>
        <KeyValue label={t('facts.started')}>{when(one.createdAt)}</KeyValue>
        {one.finishedAt !== null && <KeyValue label={t('facts.ended')}>{when(one.finishedAt)}</KeyValue>}
      </KeyValues>
    </Tile>
  )
}
