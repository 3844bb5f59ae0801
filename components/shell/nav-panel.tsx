'use client'
import { X } from 'lucide-react'
import { Dialog } from 'radix-ui'
import { useTranslations } from 'use-intl'
import { IconButton } from '@/components/ui/icon-button'
import { overlayClass } from '@/components/ui/overlay'
import { cn } from '@/lib/cn'
import { Nav, type NavProps } from './nav'

type Props = NavProps & { open: boolean; onOpenChange: (open: boolean) => void }

export function NavPanel({ open, onOpenChange, ...nav }: Props) {
  const t = useTranslations('shell')
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
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
          <Nav {...nav} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
