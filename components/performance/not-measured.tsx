import { NoData } from '@/components/state/no-data'
import { Tile } from '@/components/ui/tile'
import { Verdict } from '@/components/ui/verdict'
import type { AreaTranslator } from '@/lib/i18n/translator'

type Props = { task: string; t: AreaTranslator<'performance'>; m: AreaTranslator<'models'> }

/** Tasks that no label is compared with. */
export function NotMeasured({ task, t, m }: Props) {
  return (
    <>
      <Verdict sentence={t('sentence.notMeasured', { task })} />
      <Tile title={m('tab.performance')} span={12}>
        <NoData title={t('noFigure')} reason={m('overview.taskWithoutMetrics', { task })} />
      </Tile>
    </>
  )
}
