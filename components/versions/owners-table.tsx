'use client'
import { useTranslations } from 'use-intl'
import { SimpleTable } from '@/components/table/simple-table'
import { useFormat } from '@/lib/i18n/use-format'
import type { Handover, OwnerStep } from './figures'

function useTakenOver() {
  const t = useTranslations('versions')
  const format = useFormat()
  return ({ takenOver, previous }: OwnerStep): string => {
    if (previous === null) return t('handover.made')
    if (!takenOver) return t('handover.notYet')
    const when = { day: format.date(takenOver.at), count: takenOver.open.length }
    return takenOver.note ? t('handover.takenNote', { ...when, note: takenOver.note }) : t('handover.taken', when)
  }
}

/** Owners since when and why, and authors with how much each made. */
export function OwnersTable({ handover: { owners, authors } }: { handover: Handover }) {
  const t = useTranslations('versions')
  const format = useFormat()
  const taken = useTakenOver()
  return (
    <div className="grid gap-4 wide:grid-cols-2">
      <SimpleTable
        title={t('handover.owners')}
        heads={[
          { text: t('handover.owner') },
          { text: t('handover.since') },
          { text: t('handover.why') },
          { text: t('handover.takenOver') },
        ]}
        rows={owners.map((step) => ({
          key: `${step.at} ${step.owner}`,
          cells: [
            step.owner,
            format.date(step.at),
            <span key="why" className="whitespace-normal text-text-2">
              {step.reason ? t('handover.reasonBy', { reason: step.reason, by: step.by }) : '–'}
            </span>,
            <span key="taken" className="whitespace-normal text-text-2">
              {taken(step)}
            </span>,
          ],
        }))}
      />
      <SimpleTable
        title={t('handover.authors')}
        heads={[
          { text: t('handover.author') },
          { text: t('handover.versions'), number: true },
          { text: t('handover.first'), number: true },
          { text: t('handover.newest'), number: true },
        ]}
        rows={authors.map(({ name, versions, first, newest }) => ({
          key: name,
          cells: [name, format.count(versions), format.date(first), format.date(newest)],
        }))}
      />
    </div>
  )
}
