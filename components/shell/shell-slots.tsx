'use client'
import { createContext, type ReactNode, useContext, useState, useSyncExternalStore } from 'react'
import { createPortal } from 'react-dom'

type Slot = 'crumbs' | 'range'

/**
 * Where the places are, outside of React's state: were it the context that changes, React would throw away every panel that is
 * still on its way from the server and draw it anew.
 */
function createSlots() {
  const nodes: Record<Slot, HTMLElement | null> = { crumbs: null, range: null }
  const listeners = new Set<() => void>()
  const put = (slot: Slot) => (node: HTMLElement | null) => {
    nodes[slot] = node
    for (const listener of listeners) listener()
  }
  return {
    nodes,
    put: { crumbs: put('crumbs'), range: put('range') },
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}

const SlotContext = createContext<ReturnType<typeof createSlots> | null>(null)
const noPlaces = () => () => undefined

/** Places of the top bar that a page fills. */
export function ShellSlots({ children }: { children: ReactNode }) {
  const [slots] = useState(createSlots)
  return <SlotContext value={slots}>{children}</SlotContext>
}

export function SlotPlace({ name, className }: { name: Slot; className?: string }) {
  return <div ref={useContext(SlotContext)?.put[name]} className={className} />
}

/** Renders its children into a place of the top bar. */
export function InSlot({ name, children }: { name: Slot; children: ReactNode }) {
  const slots = useContext(SlotContext)
  const node = useSyncExternalStore(
    slots?.subscribe ?? noPlaces,
    () => slots?.nodes[name] ?? null,
    () => null,
  )
  return node ? createPortal(children, node) : null
}
