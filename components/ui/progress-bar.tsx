'use client'
import { useFormat } from '@/lib/i18n/use-format'

type Props = { value: number; max: number; label: string; words?: string }

/** How much of long work is done, in words and as a bar. */
export function ProgressBar({ value, max, label, words }: Props) {
  const format = useFormat()
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0
  return (
    <div className="w-full">
      <div className="mb-1 flex gap-2 text-small text-text-2">
        <span className="mr-auto">{label}</span>
        <span>{words ?? format.share(share, { digits: 0 })}</span>
      </div>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(share * 100)}
        aria-valuetext={words}
        className="h-2 overflow-hidden rounded-sm bg-sunken"
      >
        <div className="h-full bg-accent" style={{ width: `${share * 100}%` }} />
      </div>
    </div>
  )
}
