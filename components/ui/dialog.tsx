'use client'
import dynamic from 'next/dynamic'
import { type ReactNode, useState } from 'react'

const DialogBox = dynamic(() => import('./dialog-box').then((module) => module.DialogBox), { ssr: false })

export type DialogProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  description?: ReactNode
  children?: ReactNode
  foot?: ReactNode
  /** `md` 480 px, `lg` 720 px. */
  size?: 'md' | 'lg'
}

/** Its code is fetched when it first opens. */
export function Dialog(props: DialogProps) {
  const [used, setUsed] = useState(props.open)
  if (props.open && !used) setUsed(true)
  return used ? <DialogBox {...props} /> : null
}
