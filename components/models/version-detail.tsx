import type { ReactNode } from 'react'
import { Chip } from '@/components/ui/chip'
import { Definition } from '@/components/ui/definition'
import { KeyValue, KeyValues } from '@/components/ui/key-values'
import { Tile } from '@/components/ui/tile'
import type { Format } from '@/lib/format'
import type { AreaTranslator } from '@/lib/i18n/translator'
import { daySpan } from './day-span'
import { VersionChips } from './version-chips'
import type { VersionEntry } from './version-entry'
import { versionState } from './version-state'

type Props = {
  shown: VersionEntry
  t: AreaTranslator<'models'>
  v: AreaTranslator<'versions'>
  format: Format
  /** What may be done with it. */
  action?: ReactNode
}

const Digest = ({ text }: { text: string }) => <code className="break-all">{text}</code>

/** What one version is: why it was made, from what, and its fingerprint. */
export function VersionDetail({ shown, t, v, format, action }: Props) {
  const { reference, segments, archived } = shown
  const sub = {
    kind: t(`kindLong.${shown.kind}`),
    when: format.dateTime(shown.createdAt, { zoneName: true }),
    author: shown.author,
  }
  return (
    <Tile
      title={shown.version}
      sub={t('versions.detailSub', sub)}
      state={
        archived ? (
          <Chip>{v('archive.chip')}</Chip>
        ) : (
          <VersionChips state={versionState(shown.health, reference !== null)} t={t} />
        )
      }
      action={action}
      span={12}
    >
      <KeyValues>
        {archived && (
          <KeyValue label={v('archive.label')}>
            {v('archive.since', { day: format.date(archived.at), by: archived.by, reason: archived.reason })}
          </KeyValue>
        )}
        <KeyValue label={t('versions.why')}>{shown.reason ?? t('versions.noReason')}</KeyValue>
        <KeyValue label={t('versions.segments')}>
          {segments.length === 0 ? (
            t('versions.noSegments')
          ) : (
            <span className="inline-flex flex-wrap justify-end gap-1">
              {segments.map((name) => (
                <Chip key={name}>{name}</Chip>
              ))}
            </span>
          )}
        </KeyValue>
        <KeyValue label={t('overview.reference')}>
          {reference
            ? [
                t('versions.rows', { count: reference.rows ?? 0, countText: format.count(reference.rows) }),
                ...(reference.from && reference.to ? [daySpan(format, reference.from, reference.to)] : []),
              ].join(' · ')
            : t('versions.none')}
        </KeyValue>
        <KeyValue label={<Definition text={t('versions.digestDefinition')}>{t('versions.digest')}</Definition>}>
          <Digest text={shown.digest} />
        </KeyValue>
        {reference && (
          <KeyValue label={t('versions.referenceDigest')}>
            <Digest text={reference.digest} />
          </KeyValue>
        )}
      </KeyValues>
    </Tile>
  )
}
