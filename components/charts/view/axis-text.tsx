type Props = {
  texts: readonly { at: number; text: string }[]
  x?: number | string
  y?: number | string
  payload?: { value: number }
  textAnchor?: string
  orientation?: string
}

/** A tick's prepared words in place of Recharts' own. */
export function AxisText({ texts, x = 0, y = 0, payload, orientation }: Props) {
  const text = texts.find((tick) => tick.at === payload?.value)?.text ?? ''
  const left = orientation === 'left'
  return (
    <text
      x={left ? Number(x) : x}
      y={Number(y) + (left ? 4 : 11)}
      textAnchor={left ? 'end' : 'middle'}
      fontSize={11}
      fill="var(--text-3)"
    >
      {text}
    </text>
  )
}
