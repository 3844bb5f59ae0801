'use client'
import { useMemo, useState } from 'react'
import { Tile, type TileProps } from '@/components/ui/tile'
import { ChartToolsSlot } from './view/chart-tools-slot'

/** A tile whose chart puts Table and Download into the tile's head. */
export function ChartTile({ action, children, ...rest }: TileProps) {
  const [node, setNode] = useState<HTMLElement | null>(null)
  const slot = useMemo(() => ({ node }), [node])
  const tools = (
    <>
      {action}
      <span ref={setNode} className="no-print -mr-2 inline-flex items-center" />
    </>
  )
  return (
    <Tile {...rest} action={tools}>
      <ChartToolsSlot value={slot}>{children}</ChartToolsSlot>
    </Tile>
  )
}
