'use client'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { CodeBlock } from '@/components/ui/code-block'
import { CopyButton } from '@/components/ui/copy-button'
import { Dialog } from '@/components/ui/dialog'
import { type NewKey, tryCommand } from './key'

type Props = { made: NewKey; note: string | null; onClose: () => void }

/** The key itself, this once, with a command that tries it. */
export function ShownKey({ made, note, onClose }: Props) {
  const t = useTranslations('keys')
  return (
    <Dialog
      open
      size="lg"
      onOpenChange={(open) => !open && onClose()}
      title={t('shownTitle', { name: made.name })}
      description={
        <>
          <p>{t('shownWhy')}</p>
          {note && <p>{note}</p>}
        </>
      }
      foot={
        <>
          <CopyButton text={made.key} variant="primary">
            {t('copyKey')}
          </CopyButton>
          <Button onClick={onClose}>{t('stored')}</Button>
        </>
      }
    >
      <CodeBlock label={t('keyLabel')} code={made.key} copy={false} />
      <p className="mt-3 mb-1 font-medium">{t('tryIt')}</p>
      <CodeBlock label={t('tryLabel')} code={tryCommand(window.location.origin, made.key, made.scopes)} />
    </Dialog>
  )
}
