'use client'
import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import { useTranslations } from 'use-intl'
import { cn } from '@/lib/cn'
import type { DialogProps } from './dialog'
import { IconButton } from './icon-button'
import { overlayClass } from './overlay'

export function DialogBox({ open, onOpenChange, title, description, children, foot, size = 'md' }: DialogProps) {
  const t = useTranslations('common')
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={overlayClass} />
        <Radix.Content
          {...(description ? {} : { 'aria-describedby': undefined })}
          className={cn(
            'fixed top-[12vh] left-1/2 z-50 flex max-h-[80vh] w-[calc(100vw-32px)] -translate-x-1/2 flex-col rounded-lg border border-border bg-surface shadow-pop focus-visible:outline-none',
            size === 'lg' ? 'max-w-[720px]' : 'max-w-[480px]',
          )}
        >
          <div className="flex items-start gap-2 px-4 pt-3">
            <Radix.Title className="mr-auto py-1 text-lead">{title}</Radix.Title>
            <Radix.Close asChild>
              <IconButton label={t('close')} className="-mr-2">
                <X size={16} aria-hidden="true" />
              </IconButton>
            </Radix.Close>
          </div>
          <div className="min-h-0 overflow-y-auto px-4 pb-4">
            {description && (
              <Radix.Description asChild>
                <div className="mb-3 text-text-2">{description}</div>
              </Radix.Description>
            )}
            {children}
          </div>
          {foot && <div className="flex flex-wrap justify-end gap-2 border-border border-t px-4 py-3">{foot}</div>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
