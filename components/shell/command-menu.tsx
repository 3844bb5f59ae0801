'use client'
import { Search } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Kbd } from '@/components/ui/kbd'
import type { CommandItem } from './command-panel'

const CommandPanel = dynamic(() => import('./command-panel').then((module) => module.CommandPanel), { ssr: false })

export type { CommandItem }

type Props = {
  items: readonly CommandItem[]
  /** What is typed, for items that a server looks up. */
  onText?: (text: string) => void
}

/** Ctrl or Cmd and K: every route and action the person may reach. */
export function CommandMenu({ items, onText }: Props) {
  const t = useTranslations('shell')
  const [open, setOpen] = useState(false)
  const [used, setUsed] = useState(false)
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
      event.preventDefault()
      setUsed(true)
      setOpen((was) => !was)
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
  return (
    <>
      <Button
        variant="quiet"
        aria-label={t('commandMenuLabel')}
        aria-keyshortcuts="Control+K Meta+K"
        aria-haspopup="dialog"
        className="max-md:w-8 max-md:px-0"
        onClick={() => {
          setUsed(true)
          setOpen(true)
        }}
      >
        <Search size={14} aria-hidden="true" />
        <span className="max-mid:hidden">
          <Kbd>Ctrl K</Kbd>
        </span>
      </Button>
      {used && <CommandPanel items={items} open={open} onOpenChange={setOpen} onText={onText} />}
    </>
  )
}
