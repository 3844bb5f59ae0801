'use client'
import { Menu as MenuIcon, X } from 'lucide-react'
import { usePathname } from 'next/navigation'
import { Dialog } from 'radix-ui'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { overlayClass } from '@/components/ui/dialog'
import { IconButton } from '@/components/ui/icon-button'
import { cn } from '@/lib/cn'
import { Nav, type NavItem } from './nav'

type Props = { items: readonly NavItem[]; foot?: ReactNode; homeHref?: string }

/** The navigation below 768 px: traps focus, closes by Escape, by the cross and by going somewhere. */
export function NavDrawer({ items, foot, homeHref }: Props) {
  const t = useTranslations('shell')
  const path = usePathname()
  const [open, setOpen] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new path closes the drawer
  useEffect(() => setOpen(false), [path])
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Trigger asChild>
        <IconButton label={t('openNav')} className="no-print md:hidden">
          <MenuIcon size={16} aria-hidden="true" />
        </IconButton>
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Overlay className={cn(overlayClass, 'md:hidden')} />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed inset-y-0 left-0 z-50 w-66 border-border border-r bg-surface shadow-pop focus-visible:outline-none md:hidden"
        >
          <Dialog.Title className="sr-only">{t('mainNav')}</Dialog.Title>
          <Dialog.Close asChild>
            <IconButton label={t('closeNav')} className="absolute top-2 right-2">
              <X size={16} aria-hidden="true" />
            </IconButton>
          </Dialog.Close>
          <Nav items={items} foot={foot} {...(homeHref ? { homeHref } : {})} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
