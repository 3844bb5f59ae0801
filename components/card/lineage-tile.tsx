import { NoData } from '@/components/state/no-data'
import { CodeBlock } from '@/components/ui/code-block'
import { Tile } from '@/components/ui/tile'
import type { CardProps } from './card-words'

/** From which code, data and parameters it was made, as it was given. */
export function LineageTile({ lineage, t }: Pick<CardProps, 't'> & { lineage: unknown }) {
  return (
    <Tile title={t('lineage.title')} sub={t('lineage.sub')} span={12}>
      {lineage === null || lineage === undefined ? (
        <NoData title={t('lineage.none')} reason={t('lineage.noneText')} />
      ) : (
        <CodeBlock code={JSON.stringify(lineage, null, 2)} label={t('lineage.title')} />
      )}
    </Tile>
  )
}
