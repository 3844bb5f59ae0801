'use client'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { CodeBlock } from '@/components/ui/code-block'
import { CopyButton } from '@/components/ui/copy-button'
import { Dialog } from '@/components/ui/dialog'
import { useFormat } from '@/lib/i18n/use-format'
import type { Invited } from './member'

/** The one-time link, once. */
export function InvitationLink({ invited, onClose }: { invited: Invited; onClose: () => void }) {
  const t = useTranslations('members')
  const format = useFormat()
  if (!invited.invitation) return null
  const { url, path, expiresAt } = invited.invitation
  const link = url ?? `${window.location.origin}${path}`
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="lg"
      title={t('linkTitle', { name: invited.name })}
      description={t('linkWhy', { until: format.dateTime(expiresAt, { zoneName: true }), email: invited.email })}
      foot={
        <>
          <CopyButton text={link} variant="primary">
            {t('copyLink')}
          </CopyButton>
          <Button onClick={onClose}>{t('done')}</Button>
        </>
      }
    >
      <CodeBlock label={t('link')} code={link} copy={false} />
    </Dialog>
  )
}
