'use client'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { cn } from '@/lib/cn'
import { PRESETS, type Preset, type TimeRange } from '@/lib/time-range/range'

type Props = { current: TimeRange['preset']; onChoose: (preset: Preset) => void }

export function PresetChoice({ current, onChoose }: Props) {
  const t = useTranslations('time')
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would add a second name to the popover
    <div role="group" aria-label={t('presets')} className="flex flex-wrap gap-1">
      {PRESETS.map((preset) => (
        <Button
          key={preset}
          size="sm"
          aria-pressed={preset === current}
          className={cn(preset === current && 'border-accent bg-accent-tint text-accent-text')}
          onClick={() => onChoose(preset)}
        >
          {t(preset)}
        </Button>
      ))}
    </div>
  )
}
