'use client'
import { useCallback, useEffect, useId, useRef, useState } from 'react'

const WAIT = 300
const GRACE = 120

/** When a tip shows: after a moment of hover, at once on focus or tap; away on leave, blur and Escape. The tip itself may be hovered. */
export function useTip() {
  const id = useId()
  const [open, setOpen] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const after = useCallback((milliseconds: number, next: boolean) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setOpen(next), milliseconds)
  }, [])
  useEffect(() => () => clearTimeout(timer.current), [])
  useEffect(() => {
    if (!open) return
    const press = (event: KeyboardEvent) => event.key === 'Escape' && setOpen(false)
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [open])
  const hover = {
    onPointerEnter: () => after(open ? 0 : WAIT, true),
    onPointerLeave: () => after(GRACE, false),
  }
  return {
    id,
    open,
    hover,
    trigger: {
      ...hover,
      'aria-describedby': open ? id : undefined,
      onFocus: () => after(0, true),
      onBlur: () => after(0, false),
    },
    show: () => after(0, true),
  }
}
