'use client'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import type { Role } from '@/domain/access/roles'
import { useViewAs } from './view-as'

/** Says that words and depth are another role's. */
export function PreviewNotice({ role, homes }: { role: Role; homes: readonly Role[] }) {
  const t = useTranslations('access')
  const viewAs = useViewAs(homes)
  const [own] = homes
  return (
    <div
      role="status"
      className="no-print flex flex-wrap items-center gap-x-3 gap-y-1 border-border border-b bg-info-tint px-4 py-1.5 text-info-text md:px-6"
    >
      <span className="mr-auto">{t('preview.text', { role: t(`role.${role}`) })}</span>
      {own && (
        <Button size="sm" onClick={() => viewAs(own)}>
          {t('preview.end')}
        </Button>
      )}
    </div>
  )
}
