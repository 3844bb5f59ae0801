'use client'
import { Download } from 'lucide-react'
import { useContext } from 'react'
import { createPortal } from 'react-dom'
import { fileName, saveCsv } from '@/components/table/save-file'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { Menu, type MenuItem } from '@/components/ui/menu'
import { notify } from '@/components/ui/notify'
import type { ChartWords } from '../prepare/words'
import { ChartToolsSlot } from './chart-tools-slot'

export type ToolPlace = 'head' | 'inline' | 'none'

type Props = {
  title: string
  csv: () => string
  table: boolean
  onTable: (table: boolean) => void
  /** Draws the plot as a picture; left out where there is no plot. */
  savePicture?: (() => Promise<void>) | undefined
  place: ToolPlace
  words: ChartWords
}

/** Table and Download: in the head of a ChartTile, or beside the legend. */
export function ChartTools({ title, csv, table, onTable, savePicture, place, words }: Props) {
  const { t } = words
  const slot = useContext(ChartToolsSlot)
  if (place === 'none' || (slot && !slot.node && place === 'head')) return null
  const items: MenuItem[] = [{ kind: 'action', label: t('csv'), onSelect: () => saveCsv(fileName(title), csv()) }]
  if (savePicture && !table) {
    const save = () => savePicture().catch(() => notify(t('pngFailed')))
    items.push({ kind: 'action', label: t('png'), onSelect: () => void save() })
  }
  const tools = (
    <span className="-my-1 no-print inline-flex shrink-0 items-center">
      <Button
        variant="plain"
        size="sm"
        aria-pressed={table}
        aria-label={t(table ? 'showChart' : 'showTable', { title })}
        onClick={() => onTable(!table)}
      >
        {t(table ? 'chart' : 'table')}
      </Button>
      <Menu
        label={t('downloadOf', { title })}
        items={items}
        trigger={
          <IconButton label={t('downloadOf', { title })} size="sm">
            <Download size={14} aria-hidden="true" />
          </IconButton>
        }
      />
    </span>
  )
  return slot?.node && place === 'head' ? createPortal(tools, slot.node) : tools
}
