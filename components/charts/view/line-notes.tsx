import { ReferenceLine } from 'recharts'
import type { Frame, PlacedNote } from '../prepare/frame'
import type { PreparedLine } from '../prepare/prepared-line'

/** Keeps words legible where a line runs through them. */
const halo = { stroke: 'var(--surface)', strokeWidth: 3, paintOrder: 'stroke' } as const

type LabelBox = { viewBox?: { x?: number; y?: number; width?: number } }

/** Words of the limit, at the line. */
function LimitText({ text, viewBox }: { text: string } & LabelBox) {
  return (
    <text x={(viewBox?.x ?? 0) + 4} y={(viewBox?.y ?? 0) - 5} fontSize={11} fill="var(--bad-text)" {...halo}>
      {text}
    </text>
  )
}

/** The limit with its words. */
export function LimitLine({ limit }: { limit: NonNullable<PreparedLine['limit']> }) {
  return <ReferenceLine y={limit.y} stroke="var(--bad)" strokeWidth={1.25} label={<LimitText text={limit.text} />} />
}

/** Triangles and words of deployments, tests and changes, above the plot. */
export function Notes({ notes, frame }: { notes: readonly PlacedNote[]; frame: Frame }) {
  return notes.map((note) => (
    <g key={`${note.x}${note.text}`}>
      <path d={`M${note.x - 3.5} ${frame.top - 9}h7l-3.5 6z`} fill="var(--text-2)" />
      <text
        x={note.x + (note.end ? -7 : 7)}
        y={frame.top - 5}
        textAnchor={note.end ? 'end' : 'start'}
        fontSize={11}
        fill="var(--text-2)"
      >
        {note.text}
      </text>
    </g>
  ))
}
