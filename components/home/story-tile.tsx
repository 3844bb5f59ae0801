import { Sparkline } from '@/components/charts/sparkline'
import { ButtonLink } from '@/components/ui/button-link'
import { CodeBlock } from '@/components/ui/code-block'
import { Disclosure } from '@/components/ui/disclosure'
import { FigureLine } from '@/components/ui/figure-line'
import { Rows } from '@/components/ui/rows'
import { Tile } from '@/components/ui/tile'
import { MarkChip } from './mark-chip'
import type { StoryTile } from './story'
import { StoryRowView } from './story-row'

function Figure({ tile: { figure, trend } }: { tile: StoryTile }) {
  if (!figure) return null
  return (
    <div className="flex flex-wrap items-end gap-x-4 gap-y-1">
      <FigureLine value={figure.value}>{figure.words}</FigureLine>
      {trend && trend.values.length > 1 && (
        <span className="ml-auto pb-1.5">
          <Sparkline values={trend.values} limit={trend.limit} label={trend.label} width={112} height={28} />
        </span>
      )}
    </div>
  )
}

/** Verdict, why, next action. */
export function StoryTileView({ tile }: { tile: StoryTile }) {
  const { title, sub, span = 4, mark, heading, lead, rows, code, definition, note, actions } = tile
  const foot = (note || actions) && (
    <>
      {note && <span className="mr-auto">{note}</span>}
      {actions?.map(({ label, href, primary }) => (
        <ButtonLink key={href} href={href} {...(primary ? { variant: 'primary' } : { size: 'sm' })}>
          {label}
        </ButtonLink>
      ))}
    </>
  )
  return (
    <Tile title={title} sub={sub} span={span} full={span >= 8} state={mark && <MarkChip mark={mark} />} foot={foot}>
      <Figure tile={tile} />
      {heading && <p className="text-lead">{heading}</p>}
      {lead && <p className="max-w-[92ch] whitespace-pre-line text-pretty text-text-2">{lead}</p>}
      {rows && rows.length > 0 && (
        <Rows>
          {rows.map((row) => (
            <StoryRowView key={row.id} row={row} />
          ))}
        </Rows>
      )}
      {code && (
        <div className="mt-2">
          <CodeBlock code={code.text} label={code.label} />
        </div>
      )}
      {definition && (
        <Disclosure summary={definition.title}>
          <p className="text-text-2">{definition.text}</p>
        </Disclosure>
      )}
    </Tile>
  )
}
