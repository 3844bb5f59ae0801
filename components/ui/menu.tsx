'use client'
import { cloneElement, type KeyboardEvent, type ReactElement, type ReactNode, useState } from 'react'
import type { ButtonProps } from './button'
import { useLazy } from './use-lazy'

export type MenuItem =
  | { kind: 'link'; label: ReactNode; href: string; external?: boolean }
  | { kind: 'action'; label: ReactNode; onSelect: () => void; danger?: boolean; disabled?: boolean }
  | { kind: 'choice'; label: ReactNode; onSelect: () => void; checked: boolean }
  | { kind: 'toggle'; label: ReactNode; onSelect: () => void; checked: boolean }
  | { kind: 'heading'; label: ReactNode }
  | { kind: 'line' }

export type MenuProps = {
  /** One button. */
  trigger: ReactElement<Partial<ButtonProps>>
  items: readonly MenuItem[]
  align?: 'start' | 'end'
  label?: string
}

const importOpen = () => import('./menu-open')

/** A drop-down menu; `toggle` items keep it open. Its code is fetched when the pointer or focus comes near. */
export function Menu(props: MenuProps) {
  const [part, load] = useLazy(importOpen)
  const [wanted, setWanted] = useState(false)
  if (part && wanted) return <part.MenuOpen {...props} />
  const open = () => {
    setWanted(true)
    load()
  }
  return cloneElement(props.trigger, {
    'aria-haspopup': 'menu',
    'aria-expanded': false,
    onPointerEnter: load,
    onFocus: load,
    onClick: open,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'ArrowDown') return
      event.preventDefault()
      open()
    },
  })
}
