'use client'
import dynamic from 'next/dynamic'

const ToasterBox = dynamic(() => import('./toaster-box').then((module) => module.ToasterBox), { ssr: false })

/** Short notices after a commit: `notify('Key revoked')` from ./notify. Errors belong beside their form. */
export function Toaster() {
  return <ToasterBox />
}
