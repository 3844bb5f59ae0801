'use client'
import { useSuspenseQuery } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { PanelBoundary } from '@/components/state/panel-boundary'
import { Button } from '@/components/ui/button'
import { Chip } from '@/components/ui/chip'
import { Row, Rows } from '@/components/ui/rows'
import { Tile } from '@/components/ui/tile'
import { useFormat } from '@/lib/i18n/use-format'
import { useTRPC } from '@/lib/trpc/client'
import type { Handover, HandoverItem } from './figures'
import { OwnersTable } from './owners-table'

const HandOverDialog = dynamic(() => import('./hand-over-dialog').then((module) => module.HandOverDialog), {
  ssr: false,
})
const TakeOverDialog = dynamic(() => import('./take-over-dialog').then((module) => module.TakeOverDialog), {
  ssr: false,
})

type Props = { model: string; mayHandOver: boolean }
const ATTENTION = ['performance', 'drift', 'quality'] as const
const ORIGIN = ['code', 'data'] as const

/** The fact of an item in words: what is there, or what is missing. */
function useItemWords() {
  const t = useTranslations('versions')
  const m = useTranslations('models')
  const format = useFormat()
  const detailOf = ({ id, detail }: HandoverItem): string => {
    const parts = detail.split(',')
    if (id === 'alarms') return ATTENTION.flatMap((one) => (parts.includes(one) ? m(`state.${one}`) : [])).join(', ')
    if (id === 'origin')
      return ORIGIN.flatMap((one) => (parts.includes(one) ? t(`lineage.part.${one}`) : [])).join(', ')
    if (id === 'labels' && /^\d{4}-/.test(detail)) return format.date(detail)
    return detail
  }
  return (item: HandoverItem) => {
    const { id, state, count } = item
    const detail = detailOf(item)
    const values = { count, countText: format.count(count), detail, more: detail === '' ? 'no' : 'yes' }
    return t(`handover.${state}.${id}`, values)
  }
}

function Items({ items }: { items: readonly HandoverItem[] }) {
  const t = useTranslations('versions')
  const words = useItemWords()
  return (
    <Rows>
      {items.map((item) => (
        <Row
          key={item.id}
          label={t(`handover.item.${item.id}`)}
          hint={words(item)}
          value={<Chip tone={item.state === 'done' ? 'good' : 'warn'}>{t(`handover.state.${item.state}`)}</Chip>}
        />
      ))}
    </Rows>
  )
}

function useSentence({ owner, items, takenOver, waitsForMe, version }: Handover): string {
  const t = useTranslations('versions')
  const open = items.filter(({ state }) => state === 'open').length
  const values = { owner, count: open, all: items.length, version: version ?? '' }
  if (waitsForMe) return t('handover.sentenceMine', values)
  return t(takenOver ? 'handover.sentence' : 'handover.sentenceWaits', values)
}

function Content({ model, mayHandOver }: Props) {
  const t = useTranslations('versions')
  const [open, setOpen] = useState<'hand' | 'take' | null>(null)
  const { data } = useSuspenseQuery(useTRPC().models.handover.queryOptions({ model }))
  const sentence = useSentence(data)
  const close = () => setOpen(null)
  return (
    <>
      <div className="mb-2 flex flex-wrap items-center gap-2">
        <p className="max-w-[92ch] text-pretty">{sentence}</p>
        <span className="no-print ml-auto flex flex-wrap gap-2">
          {data.waitsForMe && (
            <Button size="sm" onClick={() => setOpen('take')}>
              {t('handover.take')}
            </Button>
          )}
          {mayHandOver && (
            <Button size="sm" onClick={() => setOpen('hand')}>
              {t('handover.hand')}
            </Button>
          )}
        </span>
      </div>
      <Items items={data.items} />
      <div className="mt-3">
        <OwnersTable handover={data} />
      </div>
      {open === 'take' && <TakeOverDialog model={model} items={data.items} onClose={close} />}
      {open === 'hand' && <HandOverDialog model={model} owner={data.owner} onClose={close} />}
    </>
  )
}

/** Who owned and who made the model, and what whoever takes it over finds done and open now. */
export function HandoverTile(props: Props) {
  const t = useTranslations('versions')
  return (
    <Tile title={t('handover.title')} sub={t('handover.sub')} span={12}>
      <PanelBoundary height={360} what={t('handover.what')} errorTitle={t('handover.errorTitle')}>
        <Content {...props} />
      </PanelBoundary>
    </Tile>
  )
}
