'use client'
import { Check } from 'lucide-react'
import Link from 'next/link'
import { DropdownMenu } from 'radix-ui'
import { cn } from '@/lib/cn'
import type { MenuItem, MenuProps } from './menu'

const itemClass =
  'flex min-h-8 cursor-pointer select-none items-center gap-2 rounded-md px-2 py-1 text-text no-underline outline-none hover:no-underline data-disabled:cursor-not-allowed data-highlighted:bg-sunken data-disabled:text-text-3'

const menuBox = 'z-50 max-h-[70vh] min-w-44 overflow-y-auto rounded-lg border border-border bg-surface p-1 shadow-pop'

function Mark({ checked }: { checked: boolean }) {
  return <Check size={14} aria-hidden="true" className={cn('shrink-0 text-accent-text', !checked && 'invisible')} />
}

function Entry({ item }: { item: MenuItem }) {
  switch (item.kind) {
    case 'line':
      return <DropdownMenu.Separator className="m-1 border-border border-t" />
    case 'heading':
      return <DropdownMenu.Label className="px-2 py-1 text-small text-text-3">{item.label}</DropdownMenu.Label>
    case 'link':
      return (
        <DropdownMenu.Item asChild>
          {item.external ? (
            <a href={item.href} className={itemClass}>
              {item.label}
            </a>
          ) : (
            <Link href={item.href} className={itemClass}>
              {item.label}
            </Link>
          )}
        </DropdownMenu.Item>
      )
    case 'action':
      return (
        <DropdownMenu.Item
          disabled={item.disabled ?? false}
          onSelect={item.onSelect}
          className={cn(itemClass, item.danger && 'text-bad-text')}
        >
          {item.label}
        </DropdownMenu.Item>
      )
    default:
      return (
        <DropdownMenu.CheckboxItem
          checked={item.checked}
          onSelect={(event) => {
            if (item.kind === 'toggle') event.preventDefault()
            item.onSelect()
          }}
          className={itemClass}
        >
          <Mark checked={item.checked} />
          {item.label}
        </DropdownMenu.CheckboxItem>
      )
  }
}

/** The menu itself, open at first: it is fetched when somebody opens it. */
export function MenuOpen({ trigger, items, align = 'end', label }: MenuProps) {
  return (
    <DropdownMenu.Root modal={false} defaultOpen>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content align={align} sideOffset={4} aria-label={label} className={menuBox}>
          {items.map((item, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the items of one menu keep their order
            <Entry key={index} item={item} />
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}
