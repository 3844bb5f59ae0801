'use client'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { fromLocalInput, toLocalInput } from '@/lib/time-range/local-input'
import { zoneChoices } from '@/lib/time-range/zones'

type Props = { from: Date; to: Date; zone: string; onApply: (from: Date, to: Date, zone: string) => void }

/** Start, end and zone by hand. A change of the zone keeps the clock times. */
export function OwnRange({ from, to, zone: initialZone, onApply }: Props) {
  const t = useTranslations('time')
  const [zone, setZone] = useState(initialZone)
  const [start, setStart] = useState(() => toLocalInput(from, initialZone))
  const [end, setEnd] = useState(() => toLocalInput(to, initialZone))
  const [problem, setProblem] = useState<string | null>(null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const [first, last] = [fromLocalInput(start, zone), fromLocalInput(end, zone)]
    if (!first || !last) return setProblem(t('invalid'))
    if (first >= last) return setProblem(t('order'))
    onApply(first, last, zone)
  }
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone
  return (
    <form onSubmit={submit} noValidate className="mt-3 flex flex-col gap-2 border-border border-t pt-3">
      <p className="text-title">{t('custom')}</p>
      <Field label={t('from')}>
        <Input type="datetime-local" value={start} onChange={(event) => setStart(event.target.value)} />
      </Field>
      <Field label={t('to')} error={problem}>
        <Input type="datetime-local" value={end} onChange={(event) => setEnd(event.target.value)} />
      </Field>
      <Field label={t('zone')}>
        <Select
          value={zone}
          onChange={(event) => setZone(event.target.value)}
          options={zoneChoices(zone, own).map((value) => ({ value, label: value.replaceAll('_', ' ') }))}
        />
      </Field>
      <div className="flex justify-end">
        <Button type="submit">{t('apply')}</Button>
      </div>
    </form>
  )
}
