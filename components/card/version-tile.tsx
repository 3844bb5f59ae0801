import { Definition } from '@/components/ui/definition'
import { KeyValue, KeyValues } from '@/components/ui/key-values'
import { Tile } from '@/components/ui/tile'
import type { CardProps } from './card-words'
import type { Served } from './figures'

type Props = CardProps & { served: readonly Served[] }

/** What the version is, who made it and why, and where it serves. */
export function VersionTile({ model, shown, served, t, m, format }: Props) {
  const places = served.filter(({ version }) => version === shown.version)
  return (
    <Tile title={t('version.title')} span={6} full>
      <KeyValues>
        <KeyValue label={t('version.kind')}>{m(`kindLong.${shown.kind}`)}</KeyValue>
        <KeyValue label={t('version.task')}>{m(`task.${model.task}`)}</KeyValue>
        <KeyValue label={t('version.owner')}>{model.owner ?? t('version.noOwner')}</KeyValue>
        <KeyValue label={t('version.author')}>{shown.author}</KeyValue>
        <KeyValue label={t('version.created')}>{format.dateTime(shown.createdAt, { zoneName: true })}</KeyValue>
        <KeyValue label={<span className="whitespace-nowrap">{m('versions.why')}</span>}>
          {shown.reason ?? m('versions.noReason')}
        </KeyValue>
        <KeyValue label={t('version.serves')}>
          {places.length === 0
            ? t('version.nowhere')
            : places
                .map(({ environment, effectiveFrom }) =>
                  t('version.since', { environment, day: format.date(effectiveFrom) }),
                )
                .join(', ')}
        </KeyValue>
        <KeyValue
          label={
            <Definition text={m('versions.digestDefinition')}>
              <span className="whitespace-nowrap">{m('versions.digest')}</span>
            </Definition>
          }
        >
          <code className="break-all">{shown.digest}</code>
        </KeyValue>
      </KeyValues>
    </Tile>
  )
}
