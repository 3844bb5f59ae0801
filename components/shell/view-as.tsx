'use client'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Menu } from '@/components/ui/menu'
import type { Role } from '@/domain/access/roles'
import { setViewCookie } from './view-cookie'

/** Goes home in the words of a role; the first home is the person's own. */
export function useViewAs(homes: readonly Role[]): (role: Role) => void {
  const router = useRouter()
  return (role) => {
    setViewCookie(role === homes[0] ? null : role)
    router.push('/')
    router.refresh()
  }
}

/** Previews the home of another role; what one may do does not change. */
export function ViewAs({ current, homes }: { current: Role; homes: readonly Role[] }) {
  const t = useTranslations('shell')
  const access = useTranslations('access')
  const viewAs = useViewAs(homes)
  const label = access(`role.${current}`)
  return (
    <Menu
      label={t('viewAs')}
      items={homes.map((role) => ({
        kind: 'choice',
        label: access(`role.${role}`),
        checked: role === current,
        onSelect: () => viewAs(role),
      }))}
      trigger={
        <Button aria-label={t('viewAsLabel', { role: label })} className="min-w-0 shrink border-border max-md:px-1.5">
          <span className="font-normal text-text-3 max-wide:hidden">{t('viewAs')}</span>
          <span className="max-w-32 truncate">{label}</span>
        </Button>
      }
    />
  )
}
