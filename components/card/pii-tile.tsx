'use client'
import { useSuspenseQuery } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { PanelBoundary } from '@/components/state/panel-boundary'
import { DataTable } from '@/components/table/data-table'
import type { Cell, Column, Row } from '@/components/table/row'
import { Button } from '@/components/ui/button'
import { Chip } from '@/components/ui/chip'
import { Tile } from '@/components/ui/tile'
import { useFormat } from '@/lib/i18n/use-format'
import { useTRPC } from '@/lib/trpc/client'
import type { PiiAnswer, PiiColumn } from './figures'

const ConfirmPii = dynamic(() => import('./confirm-pii').then((module) => module.ConfirmPii), { ssr: false })

type Props = { model: string; version: string; mayConfirm: boolean }
const TYPES = ['numeric', 'categorical', 'boolean'] as const

function useCells() {
  const t = useTranslations('card')
  const format = useFormat()
  const suspected = ({ suspects, scanned }: PiiColumn): Cell => {
    const [first] = suspects
    if (scanned === null) return { value: null, show: <span className="text-text-3">{t('pii.notScanned')}</span> }
    if (!first) return { value: null, show: <span className="text-text-3">{t('pii.nothing')}</span> }
    const by = first.by.map((one) => t(`pii.by.${one}`)).join(', ')
    const show = (
      <>
        <Chip tone="warn">{t(`pii.class.${first.class}`)}</Chip>{' '}
        <span className="text-small text-text-3">
          {[by, ...(first.share > 0 ? [t('pii.share', { share: format.share(first.share) })] : [])].join(' · ')}
        </span>
        {first.examples && first.examples.length > 0 && (
          <span className="block text-small text-text-3">{first.examples.join(', ')}</span>
        )}
      </>
    )
    return { value: first.class, show }
  }
  const confirmed = ({ confirmed: word }: PiiColumn): Cell => {
    if (!word) return { value: null, show: <span className="text-text-3">{t('pii.notYet')}</span> }
    const show = (
      <>
        <Chip tone={word.class === 'none' ? 'good' : 'info'} shape={word.class === 'none' ? 'circle' : null}>
          {t(`pii.class.${word.class}`)}
        </Chip>
        <span className="block text-small text-text-3">
          {t('pii.confirmedBy', { person: word.by, day: format.date(word.at) })}
        </span>
      </>
    )
    return { value: word.class, show }
  }
  return { suspected, confirmed }
}

function useSentence(answer: PiiAnswer): string {
  const t = useTranslations('card')
  if (answer.reason !== null) return t('pii.noReference')
  if (answer.cleared) return t('pii.cleared')
  const open = answer.open.length
  const waiting = answer.columns.filter(({ confirmed }) => !confirmed).length
  return open > 0 ? t('pii.open', { count: open }) : t('pii.waiting', { count: waiting })
}

function Columns({ model, version, mayConfirm }: Props) {
  const t = useTranslations('card')
  const m = useTranslations('models')
  const { data } = useSuspenseQuery(useTRPC().models.pii.queryOptions({ model, version }))
  const [open, setOpen] = useState(false)
  const { suspected, confirmed } = useCells()
  const sentence = useSentence(data)
  const columns: Column[] = [
    { id: 'feature', head: m('versions.feature') },
    { id: 'type', head: m('versions.type'), secondary: true },
    { id: 'sensitivity', head: t('pii.declared'), secondary: true },
    { id: 'suspected', head: t('pii.suspected'), wrap: true },
    { id: 'confirmed', head: t('pii.confirmed'), wrap: true },
  ]
  const rows = data.columns.map((column): Row => {
    const type = TYPES.find((one) => one === column.type)
    return {
      id: column.name,
      cells: {
        feature: { value: column.name, show: <code>{column.name}</code> },
        type: type ? m(`type.${type}`) : column.type,
        sensitivity: column.sensitivity
          ? { value: column.sensitivity, show: <Chip>{column.sensitivity}</Chip> }
          : { value: null, show: <span className="text-text-3">{m('versions.noSensitivity')}</span> },
        suspected: suspected(column),
        confirmed: confirmed(column),
      },
    }
  })
  const tone = data.cleared ? 'good' : data.open.length > 0 ? 'warn' : 'info'
  return (
    <>
      <div className="mb-2 flex flex-wrap items-center gap-2">
        <Chip tone={tone}>{t(data.cleared ? 'pii.stateCleared' : 'pii.stateOpen')}</Chip>
        <p className="text-text-2">{sentence}</p>
        <span className="no-print ml-auto flex flex-wrap items-center gap-2">
          <Button size="sm" disabled={!mayConfirm || data.columns.length === 0} onClick={() => setOpen(true)}>
            {t('pii.confirm')}
          </Button>
          {!mayConfirm && <span className="text-small text-text-3">{t('pii.confirmDenied')}</span>}
        </span>
      </div>
      <DataTable
        title={t('pii.title')}
        columns={columns}
        rows={rows}
        tools={rows.length > 12 ? 'full' : 'export'}
        {...(rows.length > 20 && { maxHeight: 640 })}
      />
      {open && <ConfirmPii model={model} version={version} columns={data.columns} onClose={() => setOpen(false)} />}
    </>
  )
}

/** Every feature: what it is declared to hold, what a scan suspects, what a person confirmed. */
export function PiiTile(props: Props) {
  const t = useTranslations('card')
  return (
    <Tile title={t('pii.title')} sub={t('pii.sub')} span={12}>
      <PanelBoundary height={320} what={t('pii.what')} errorTitle={t('pii.errorTitle')}>
        <Columns {...props} />
      </PanelBoundary>
    </Tile>
  )
}
