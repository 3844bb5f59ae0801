'use client'
import { useSuspenseQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import { Empty } from '@/components/state/empty'
import { Chip } from '@/components/ui/chip'
import { Row, Rows } from '@/components/ui/rows'
import { Tile } from '@/components/ui/tile'
import { useFormat } from '@/lib/i18n/use-format'
import { useTRPC } from '@/lib/trpc/client'

/** The end of the newest hour is excluded; the day that is shown is the one it belongs to. */
const justBefore = (end: string) => new Date(Date.parse(end) - 1)

/** The models that serve a use case, with what calls for somebody. */
export function ServingModels({ useCase }: { useCase: string }) {
  const t = useTranslations('useCases')
  const f = useFormat('UTC')
  const { data } = useSuspenseQuery(useTRPC().monitoring.models.queryOptions({ useCase }))
  return (
    <Tile title={t('models')} span={12}>
      {data.items.length === 0 ? (
        <Empty title={t('noModels')} text={t('noModelsText')} />
      ) : (
        <Rows>
          {data.items.map((model) => {
            const needing = model.versions.filter((version) => (version.health?.attention.length ?? 0) > 0)
            const newest = model.versions
              .map((version) => version.health?.newestPrediction ?? '')
              .sort()
              .at(-1)
            return (
              <Row
                key={model.id}
                label={
                  <Link href={`/models/${model.slug}`} className="text-accent-text hover:underline">
                    {model.name}
                  </Link>
                }
                hint={t('modelLine', { versions: model.versions.map((version) => version.version).join(', ') || '–' })}
                value={
                  needing.length > 0 ? (
                    <Chip tone="warn" shape="triangle">
                      {t('needsYou', { versions: needing.map((version) => version.version).join(', ') })}
                    </Chip>
                  ) : newest ? (
                    <Chip tone="good" shape="circle">
                      {t('allWell')}
                    </Chip>
                  ) : (
                    <Chip tone="info" shape="clock">
                      {t('noPredictions')}
                    </Chip>
                  )
                }
                valueHint={newest ? t('newest', { date: f.date(justBefore(newest), { year: true }) }) : undefined}
              />
            )
          })}
        </Rows>
      )}
    </Tile>
  )
}
