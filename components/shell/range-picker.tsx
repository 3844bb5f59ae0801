'use client'
import { Popover } from 'radix-ui'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { cn } from '@/lib/cn'
import { useFormat } from '@/lib/i18n/use-format'
import type { TimeRange } from '@/lib/time-range/range'
import { useRange } from '@/lib/time-range/use-range'
import { OwnRange } from './own-range'
import { PresetChoice } from './preset-choice'

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
  const { choosePreset, chooseWindow } = useRange()
  const [open, setOpen] = useState(false)
  const text = format.range(range.from, range.to)
  const words = `${text} ${range.zone}`
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger asChild>
        <Button aria-label={t('rangeLabel', { text: words })} className={cn('border-border', className)}>
          <span className="font-normal text-text-3 max-wide:hidden">{t('range')}</span>
          {text}
          <span className="font-normal text-text-3 max-wide:hidden">{range.zone}</span>
        </Button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="end"
          sideOffset={4}
          collisionPadding={8}
          aria-label={t('range')}
          className="z-50 w-80 rounded-lg border border-border bg-surface p-3 shadow-pop focus-visible:outline-none"
        >
          <PresetChoice
            current={range.preset}
            onChoose={(preset) => {
              choosePreset(preset)
              setOpen(false)
            }}
          />
          <p className="mt-2 text-small text-text-3">
            {newest ? t('endsAtNewest', { when: format.dateTime(newest, { zoneName: true }) }) : t('endsNow')}
          </p>
          <OwnRange
            from={new Date(range.from)}
            to={new Date(range.to)}
            zone={range.zone}
            onApply={(from, to, zone) => {
              chooseWindow(from, to, zone)
              setOpen(false)
            }}
          />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
