'use client'
import dynamic from 'next/dynamic'
import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { cn } from '@/lib/cn'
import { useFormat } from '@/lib/i18n/use-format'
import type { TimeRange } from '@/lib/time-range/range'

const RangePopover = dynamic(() => import('./range-popover').then((module) => module.RangePopover), { ssr: false })

/** The resolved window as the server used it; dates may come as ISO text. */
export type RangePickerProps = {
  range: Omit<TimeRange, 'from' | 'to'> & { from: string; to: string }
  /** The newest prediction in view. */
  newest: string | null
  className?: string
}

export function RangePicker({ range, newest, className }: RangePickerProps) {
  const t = useTranslations('time')
  const format = useFormat(range.zone)
  const button = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  const [used, setUsed] = useState(false)
  const text = format.range(range.from, range.to)
  return (
    <>
      <Button
        ref={button}
        aria-label={t('rangeLabel', { text: `${text} ${range.zone}` })}
        aria-haspopup="dialog"
        aria-expanded={open}
        className={cn('border-border', className)}
        onClick={() => {
          setUsed(true)
          setOpen(!open)
        }}
      >
        <span className="font-normal text-text-3 max-wide:hidden">{t('range')}</span>
        {text}
        <span className="font-normal text-text-3 max-wide:hidden">{range.zone}</span>
      </Button>
      {used && <RangePopover range={range} newest={newest} anchor={button} open={open} onOpenChange={setOpen} />}
    </>
  )
}
