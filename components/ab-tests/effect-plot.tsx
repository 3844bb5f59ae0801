import { cn } from '@/lib/cn'
import type { Place } from './prepare-effects'

const pct = (value: number) => `${Math.min(100, Math.max(0, value))}%`

/** Whisker with its dot on the row's own scale, zero in the middle; the side to avoid is tinted. The figures stand beside it. */
export function EffectPlot({ place, primary }: { place: Place; primary: boolean }) {
  const { low, high, value, bad } = place
  return (
    <span aria-hidden="true" className="relative block h-7 w-full min-w-56">
      {bad && (
        <span
          className={cn('absolute inset-y-1 border-bad bg-bad-tint', bad.from === 0 ? 'border-r-2' : 'border-l-2')}
          style={{ left: pct(bad.from), right: `${100 - Math.min(100, bad.to)}%` }}
        />
      )}
      <span className="absolute inset-y-0 left-1/2 w-px bg-text-3" />
      <span
        className="absolute top-1/2 h-0.5 -translate-y-1/2"
        style={{
          left: pct(low),
          right: `${100 - Math.min(100, high)}%`,
          background: primary ? 'var(--chart-2)' : 'var(--text-2)',
        }}
      />
      <span
        className={cn(
          'absolute top-1/2 size-2 -translate-x-1/2 -translate-y-1/2',
          primary ? 'size-2.5 rotate-45' : 'rounded-full',
        )}
        style={{ left: pct(value), background: primary ? 'var(--chart-2)' : 'var(--text-2)' }}
      />
    </span>
  )
}
