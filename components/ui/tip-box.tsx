'use client'
import { type HTMLAttributes, type ReactNode, type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { type Place, tipPlace } from './tip-place'

type Props = {
  id: string
  anchor: RefObject<HTMLElement | null>
  hover: HTMLAttributes<HTMLElement>
  children: ReactNode
}

/** The words of a tip beside its anchor. */
export function TipBox({ id, anchor, hover, children }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState<Place | null>(null)
  useLayoutEffect(() => {
    const put = () => {
      if (!anchor.current || !box.current) return
      const tip = box.current.getBoundingClientRect()
      setPlace(tipPlace(anchor.current.getBoundingClientRect(), tip, { width: innerWidth, height: innerHeight }))
    }
    put()
    window.addEventListener('scroll', put, { capture: true, passive: true })
    return () => window.removeEventListener('scroll', put, { capture: true })
  }, [anchor])
  return createPortal(
    <div
      ref={box}
      id={id}
      role="tooltip"
      {...hover}
      style={place ?? { left: 0, top: 0, visibility: 'hidden' }}
      className="pointer-events-auto fixed z-60 w-max max-w-[min(320px,calc(100vw-16px))] rounded-md border border-border bg-surface px-2.5 py-1.5 text-left text-small text-text shadow-pop"
    >
      {children}
    </div>,
    document.body,
  )
}
