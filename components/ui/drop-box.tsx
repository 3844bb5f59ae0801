'use client'
import { type ReactNode, useState } from 'react'
import { cn } from '@/lib/cn'

/** A place to drop one file on; an extra way, the input inside does the same. */
export function DropBox({ onDrop, children }: { onDrop: (file: File | undefined) => void; children: ReactNode }) {
  const [over, setOver] = useState(false)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the input inside does the same by keyboard
    <div
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        onDrop(event.dataTransfer.files[0])
      }}
      className={cn(
        'relative flex min-h-24 flex-col items-center justify-center gap-1 rounded-lg border border-border-strong border-dashed bg-bg px-4 py-3 text-center has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2',
        over && 'border-accent bg-accent-tint',
      )}
    >
      {children}
    </div>
  )
}
