'use client'
import { Popover } from 'radix-ui'
import type { RefObject } from 'react'
import { useTranslations } from 'use-intl'
import { useFormat } from '@/lib/i18n/use-format'
import { useRange } from '@/lib/time-range/use-range'
import { OwnRange } from './own-range'
import { PresetChoice } from './preset-choice'
import type { RangePickerProps } from './range-picker'

type Props = Pick<RangePickerProps, 'range' | 'newest'> & {
  anchor: RefObject<HTMLButtonElement | null>
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** Presets, two clock times and a zone, beside the button they belong to. */
export function RangePopover({ range, newest, anchor, open, onOpenChange }: Props) {
  const t = useTranslations('time')
  const format = useFormat(range.zone)
  const { choosePreset, chooseWindow } = useRange()
  const close = () => onOpenChange(false)
  return (
    <Popover.Root open={open} onOpenChange={onOpenChange}>
      <Popover.Anchor virtualRef={anchor as RefObject<HTMLButtonElement>} />
      <Popover.Portal>
        <Popover.Content
          align="end"
          sideOffset={4}
          collisionPadding={8}
          aria-label={t('range')}
          onInteractOutside={(event) => {
            if (event.target instanceof Node && anchor.current?.contains(event.target)) event.preventDefault()
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            anchor.current?.focus()
          }}
          className="z-50 w-80 rounded-lg border border-border bg-surface p-3 shadow-pop focus-visible:outline-none"
        >
          <PresetChoice
            current={range.preset}
            onChoose={(preset) => {
              choosePreset(preset)
              close()
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
              close()
            }}
          />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
