'use client'
import { ChevronDown } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Menu } from '@/components/ui/menu'

type Props = { current: string | null; options: readonly { id: string; name: string; href: string }[]; allHref: string }

/** Narrows what is in view to one use case. */
export function UseCaseFilter({ current, options, allHref }: Props) {
  const t = useTranslations('shell')
  const router = useRouter()
  const name = options.find((option) => option.id === current)?.name ?? t('allUseCases')
  const all = { id: null, name: t('allUseCases'), href: allHref }
  return (
    <Menu
      label={t('useCase')}
      align="start"
      items={[all, ...options].map((option) => ({
        kind: 'choice',
        label: option.name,
        checked: option.id === current,
        onSelect: () => router.push(option.href),
      }))}
      trigger={
        <Button variant="quiet" aria-label={t('useCaseLabel', { name })} className="text-text">
          <span className="max-w-60 truncate">{name}</span>
          <ChevronDown size={12} aria-hidden="true" />
        </Button>
      }
    />
  )
}
