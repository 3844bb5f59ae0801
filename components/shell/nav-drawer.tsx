'use client'
import { Menu as MenuIcon } from 'lucide-react'
import dynamic from 'next/dynamic'
import { usePathname } from 'next/navigation'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { IconButton } from '@/components/ui/icon-button'
import type { NavProps } from './nav'

const NavPanel = dynamic(() => import('./nav-panel').then((module) => module.NavPanel), { ssr: false })

/** The navigation below 768 px: traps focus, closes by Escape, by the cross and by going somewhere. */
export function NavDrawer(nav: NavProps) {
  const t = useTranslations('shell')
  const path = usePathname()
  const [open, setOpen] = useState(false)
  const [used, setUsed] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new path closes the drawer
  useEffect(() => setOpen(false), [path])
  return (
    <>
      <IconButton
        label={t('openNav')}
        aria-haspopup="dialog"
        aria-expanded={open}
        className="no-print md:hidden"
        onClick={() => {
          setUsed(true)
          setOpen(true)
        }}
      >
        <MenuIcon size={16} aria-hidden="true" />
      </IconButton>
      {used && <NavPanel {...nav} open={open} onOpenChange={setOpen} />}
    </>
  )
}
