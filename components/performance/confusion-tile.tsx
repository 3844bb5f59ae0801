'use client'
import { useTranslations } from 'use-intl'
import { ConfusionFigure } from '@/components/charts/confusion-figure'
import type { PerformanceWindow } from '@/components/models/figures'
import { NoData } from '@/components/state/no-data'
import { SimpleTable } from '@/components/table/simple-table'
import { Tile } from '@/components/ui/tile'
import { useFormat } from '@/lib/i18n/use-format'
import { frequentMistakes } from './frequent-mistakes'

/** A class without a name is whatever is not the positive one. */
type Props = { total: PerformanceWindow; classes: readonly (string | null)[] | null }

const CLASSES_SHOWN = 8
const MISTAKES_SHOWN = 10

function Mistakes({ counts, classes }: { counts: number[][]; classes: readonly string[] }) {
  const t = useTranslations('performance')
  const format = useFormat()
  const rows = frequentMistakes(counts, MISTAKES_SHOWN)
  const name = (place: number) => classes[place] ?? ''
  return (
    <SimpleTable
      title={t('confusion.mistakes')}
      heads={[
        { text: t('confusion.actual') },
        { text: t('confusion.predicted') },
        { text: t('confusion.perThousand'), number: true },
      ]}
      rows={rows.map((mistake) => ({
        key: `${mistake.label} ${mistake.prediction}`,
        cells: [name(mistake.label), name(mistake.prediction), format.number(mistake.share * 1000)],
      }))}
    />
  )
}

/** Right and wrong decisions per 1,000 cases; of many classes only the most frequent mistakes. */
export function ConfusionTile({ total, classes }: Props) {
  const t = useTranslations('performance')
  const { confusion } = total
  const names = classes?.map((name) => name ?? t('confusion.otherClass'))
  const counted = confusion?.some((row) => row.some((count) => count > 0))
  return (
    <Tile title={t('confusion.title')} sub={t('confusion.sub')} span={4} full>
      {confusion && names && counted ? (
        names.length <= CLASSES_SHOWN ? (
          <ConfusionFigure spec={{ title: t('confusion.title'), classes: names, counts: confusion }} />
        ) : (
          <Mistakes counts={confusion} classes={names} />
        )
      ) : (
        <NoData title={t('noFigure')} reason={t('reason.no_labels_yet')} />
      )}
    </Tile>
  )
}
