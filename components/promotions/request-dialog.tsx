'use client'
import { PanelBoundary } from '@/components/state/panel-boundary'
import { Dialog } from '@/components/ui/dialog'
import { RequestForm } from './request-form'
import { usePromotionWords } from './use-promotion-words'

type Props = { model: string; version: string; onClose: () => void }

export function RequestDialog({ model, version, onClose }: Props) {
  const { t } = usePromotionWords()
  return (
    <Dialog
      open
      size="lg"
      onOpenChange={(open) => !open && onClose()}
      title={t('request.title', { version })}
      description={t('request.text')}
    >
      <PanelBoundary height={300} what={t('request.link')}>
        <RequestForm model={model} version={version} />
      </PanelBoundary>
    </Dialog>
  )
}
