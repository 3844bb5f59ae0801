'use client'
import { Command } from 'cmdk'
import { useRouter } from 'next/navigation'
import { Dialog } from 'radix-ui'
import { useTranslations } from 'use-intl'
import { overlayClass } from '@/components/ui/overlay'
import { matchCommand } from './match-command'

/** `href` goes somewhere; `run` is for client callers. */
export type CommandItem = {
  id: string
  label: string
  group: string
  hint?: string
  keywords?: string[]
  href?: string
  run?: () => void
}

type Props = {
  items: readonly CommandItem[]
  open: boolean
  onOpenChange: (open: boolean) => void
  /** What is typed, for items that a server looks up. */
  onText?: ((text: string) => void) | undefined
}

type GroupProps = { name: string; items: readonly CommandItem[]; onChoose: (item: CommandItem) => void }

function Group({ name, items, onChoose }: GroupProps) {
  return (
    <Command.Group
      heading={name}
      className="[&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:py-1 [&_[cmdk-group-heading]]:text-small [&_[cmdk-group-heading]]:text-text-3"
    >
      {items
        .filter((item) => item.group === name)
        .map((item) => (
          <Command.Item
            key={item.id}
            value={item.id}
            keywords={[item.label, item.hint ?? '', ...(item.keywords ?? [])]}
            onSelect={() => onChoose(item)}
            className="flex min-h-8 cursor-pointer items-center gap-2 rounded-md px-3 data-[selected=true]:bg-accent-tint data-[selected=true]:text-accent-text"
          >
            <span className="min-w-0 truncate">{item.label}</span>
            {item.hint && <span className="ml-auto shrink-0 text-small text-text-3">{item.hint}</span>}
          </Command.Item>
        ))}
    </Command.Group>
  )
}

export function CommandPanel({ items, open, onOpenChange, onText }: Props) {
  const t = useTranslations('shell')
  const router = useRouter()
  const groups = [...new Set(items.map((item) => item.group))]
  const choose = (item: CommandItem) => {
    onOpenChange(false)
    if (item.href) router.push(item.href)
    item.run?.()
  }
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className={overlayClass} />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed top-[12vh] left-1/2 z-50 w-[calc(100vw-32px)] max-w-[560px] -translate-x-1/2 rounded-lg border border-border bg-surface shadow-pop"
        >
          <Dialog.Title className="sr-only">{t('commandMenu')}</Dialog.Title>
          <Command label={t('commandMenu')} loop filter={matchCommand}>
            <Command.Input
              placeholder={t('commandPlaceholder')}
              {...(onText ? { onValueChange: onText } : {})}
              className="h-11 w-full rounded-t-lg border-border border-b bg-transparent px-4 text-lead -outline-offset-2 font-normal"
            />
            <Command.List label={t('commandMenu')} className="max-h-[50vh] scroll-py-2 overflow-y-auto p-1">
              <Command.Empty className="px-3 py-4 text-text-2">{t('commandEmpty')}</Command.Empty>
              {groups.map((group) => (
                <Group key={group} name={group} items={items} onChoose={choose} />
              ))}
            </Command.List>
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
