import Link from 'next/link'
import { NoData } from '@/components/state/no-data'
import { Chip } from '@/components/ui/chip'
import { Tile } from '@/components/ui/tile'
import type { CardProps } from './card-words'
import type { UseCase } from './figures'

const TONES = { low: 'good', medium: 'warn', high: 'bad' } as const

/** What the model is for, in the words of those who set the goal. */
export function PurposeTile({ useCases, t }: Pick<CardProps, 't'> & { useCases: readonly UseCase[] }) {
  return (
    <Tile title={t('purpose.title')} span={6} full>
      {useCases.length === 0 && <NoData title={t('purpose.none')} reason={t('purpose.noneText')} />}
      {useCases.map(({ slug, name, problem, objective, riskTier }) => (
        <section key={slug} className="mb-2">
          <p className="flex flex-wrap items-center gap-2 font-medium">
            <Link href={`/use-cases/${slug}`} className="inline-flex min-h-6 items-center">
              {name}
            </Link>
            <Chip tone={TONES[riskTier]} shape={null}>
              {t(`risk.${riskTier}`)}
            </Chip>
          </p>
          <p className="max-w-[92ch] text-pretty">{objective ?? t('purpose.noGoal')}</p>
          <p className="mt-1 max-w-[92ch] text-pretty text-text-2">{problem}</p>
        </section>
      ))}
    </Tile>
  )
}
