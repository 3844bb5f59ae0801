'use client'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Menu } from '@/components/ui/menu'

export type RoleView = { value: string; label: string; href: string }

/** Previews the home of another role; what one may do does not change. */
export function ViewAs({ current, options }: { current: string; options: readonly RoleView[] }) {
  const t = useTranslations('shell')
  const router = useRouter()
  const label = options.find((option) => option.value === current)?.label ?? current
  return (
    <Menu
      label={t('viewAs')}
      items={options.map((option) => ({
        kind: 'choice',
        label: option.label,
        checked: option.value === current,
        onSelect: () => router.push(option.href),
      }))}
      trigger={
        <Button aria-label={t('viewAsLabel', { role: label })} className="border-border max-md:px-1.5">
          <span className="font-normal text-text-3 max-wide:hidden">{t('viewAs')}</span>
          <span className="max-w-32 truncate">{label}</span>
        </Button>
      }
    />
  )
}
