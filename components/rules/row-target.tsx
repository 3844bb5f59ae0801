'use client'
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'

/** A row of a table of this screen: the table from 0, the row from 1. */
export type RowPlace = { table: number; row: number }
type Target = RowPlace & { asked: number }
type Value = { target: Target | null; show: (place: RowPlace) => void }

const RowTargetContext = createContext<Value>({ target: null, show: () => undefined })

export const rowId = ({ table, row }: RowPlace): string => `row-${table + 1}-${row}`

/** Which row was asked for last, by whom it is mentioned. */
export function RowTargetProvider({ children }: { children: ReactNode }) {
  const [target, setTarget] = useState<Target | null>(null)
  const value = useMemo(
    () => ({ target, show: (place: RowPlace) => setTarget((last) => ({ ...place, asked: (last?.asked ?? 0) + 1 })) }),
    [target],
  )
  return <RowTargetContext value={value}>{children}</RowTargetContext>
}

export const useRowTarget = (): Value => useContext(RowTargetContext)
