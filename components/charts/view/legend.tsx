import type { ReactNode } from 'react'
import type { LegendKey } from '../prepare/prepared-line'
import { HatchPattern } from './hatch-pattern'

const INK: Partial<Record<LegendKey['mark'], string>> = { limit: 'var(--bad)' }

function Mark({ item, id }: { item: LegendKey; id: string }) {
  const color = INK[item.mark] ?? `var(--${item.color ?? 'axis'})`
  switch (item.mark) {
    case 'band':
      return (
        <>
          <path d="M0 5h16" stroke={color} strokeWidth="10" opacity="0.2" />
          <path d="M0 5h16" stroke={color} strokeWidth="2" />
        </>
      )
    case 'dash':
      return <path d="M0 5h16" stroke={color} strokeWidth="1.5" strokeDasharray="4 3" />
    case 'dots':
      return (
        <>
          <path d="M0 0h16v10H0z" fill={color} opacity="0.12" />
          <path d="M0 5h16" stroke={color} strokeWidth="2" strokeDasharray="1.5 3" />
        </>
      )
    case 'hatch':
      return (
        <>
          <HatchPattern id={id} />
          <path d="M0 0h16v10H0z" fill={`url(#${id})`} />
        </>
      )
    case 'box':
      return <path d="M3 0h10v10H3z" fill={color} />
    case 'natural':
      return <path d="M0 0h16v10H0z" fill="var(--band-natural)" />
    case 'hollow':
      return <circle cx="8" cy="5" r="3" fill="var(--surface)" stroke={color} strokeWidth="1.5" />
    default:
      return <path d="M0 5h16" stroke={color} strokeWidth={item.mark === 'limit' ? 1.25 : 2} />
  }
}

/** Inline keys: no box. */
export function Legend({ items, id, lead }: { items: readonly LegendKey[]; id: string; lead?: ReactNode }) {
  return (
    <div className="flex min-h-4 min-w-0 flex-1 flex-wrap gap-x-3.5 gap-y-0.5 text-small text-text-2 max-md:gap-x-2.5">
      {lead && <span className="font-medium text-text">{lead}</span>}
      {items.map((item, index) => (
        <span key={`${item.mark}${item.text}`} className="inline-flex items-center gap-1.5">
          <svg width="16" height="10" fill="none" aria-hidden="true" className="shrink-0">
            <Mark item={item} id={`${id}-key-${index}`} />
          </svg>
          {item.text}
        </span>
      ))}
    </div>
  )
}
