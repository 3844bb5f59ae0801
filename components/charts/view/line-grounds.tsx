import { ReferenceArea } from 'recharts'
import type { PreparedLine } from '../prepare/prepared-line'

/** What lies under the lines: the side to avoid, natural variation, the immature part. */
export function Grounds({ line, id }: { line: PreparedLine; id: string }) {
  return (
    <>
      {line.limit && (
        <ReferenceArea
          y1={line.limit.breach[0]}
          y2={line.limit.breach[1]}
          fill="var(--band-breach)"
          fillOpacity={1}
          zIndex={-90}
        />
      )}
      {line.natural && (
        <ReferenceArea
          y1={line.natural[0]}
          y2={line.natural[1]}
          fill="var(--band-natural)"
          fillOpacity={1}
          zIndex={-80}
        />
      )}
      {line.immature.map(([from, to]) => (
        <ReferenceArea key={from} x1={from} x2={to} fill={`url(#${id})`} fillOpacity={1} zIndex={-70} />
      ))}
    </>
  )
}
