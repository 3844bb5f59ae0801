import { NoData } from '@/components/state/no-data'
import { CodeBlock } from '@/components/ui/code-block'
import { Disclosure } from '@/components/ui/disclosure'
import { KeyValue, KeyValues } from '@/components/ui/key-values'
import { Tile } from '@/components/ui/tile'
import { type LineagePart, readLineage } from '@/domain/models/lineage'
import type { AreaTranslator } from '@/lib/i18n/translator'

type Words = { t: AreaTranslator<'versions'> }

function Part({ part: { id, rows, more }, t }: Words & { part: LineagePart }) {
  return (
    <section className="min-w-0" aria-label={t(`lineage.part.${id}`)}>
      <h3 className="font-medium text-text-2">{t(`lineage.part.${id}`)}</h3>
      <KeyValues>
        {rows.map(({ name, value }) => (
          <KeyValue
            key={`${name}=${value}`}
            label={<span className="break-all">{name === '' ? t('lineage.asGiven') : name}</span>}
          >
            <span className="break-all">{value === '' ? '–' : value}</span>
          </KeyValue>
        ))}
      </KeyValues>
      {more > 0 && <p className="text-small text-text-3">{t('lineage.more', { count: more })}</p>}
    </section>
  )
}

/** From which run, data, code, environment and parameters a version was made: each named, and as it was given. */
export function LineageTile({ lineage, t }: Words & { lineage: unknown }) {
  const parts = readLineage(lineage)
  return (
    <Tile title={t('lineage.title')} sub={t('lineage.sub')} span={12}>
      {parts.length === 0 ? (
        <NoData title={t('lineage.none')} reason={t('lineage.noneText')} />
      ) : (
        <>
          <div className="grid gap-x-8 gap-y-3 md:grid-cols-2">
            {parts.map((part) => (
              <Part key={part.id} part={part} t={t} />
            ))}
          </div>
          <Disclosure summary={t('lineage.raw')}>
            <CodeBlock code={JSON.stringify(lineage, null, 2)} label={t('lineage.title')} />
          </Disclosure>
        </>
      )}
    </Tile>
  )
}
