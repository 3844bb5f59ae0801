'use client'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import type { Promotion } from './figures'
import { missingCount } from './prepare-promotion'
import { type Step, useDecision } from './use-decision'
import { usePromotionWords } from './use-promotion-words'
import { placeName } from './words'

type Props = { promotion: Promotion; step: Step; reason: string; onClose: () => void }

/** Names what is decided and what happens then. */
export function StepDialog({ promotion, step, reason, onClose }: Props) {
  const { t } = usePromotionWords()
  const { take, explain } = useDecision(promotion)
  const { version, modelName, environment, environmentName, evidence, approvalsMissing, requestedBy } = promotion
  const place = placeName(environment, t, environmentName)
  const values = { version, model: modelName, place, champion: evidence.champion?.version ?? '', by: requestedBy }
  const more = missingCount(approvalsMissing) - 1
  const effect =
    step === 'approve' && more > 0
      ? t('effect.approveMore', { ...values, count: more })
      : step === 'approve' || step === 'emergency'
        ? t(evidence.champion ? `effect.${step}` : `effect.${step}First`, values)
        : t(`effect.${step}`, values)
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(`ask.${step}`, values)}
      effect={
        <>
          <p>{effect}</p>
          <blockquote className="mt-2 border-border border-l-2 pl-2 text-text">{reason}</blockquote>
        </>
      }
      confirmLabel={t(`do.${step}`, values)}
      tone={step === 'emergency' || step === 'object' ? 'danger' : 'primary'}
      onConfirm={() => take(step, reason)}
      explain={explain}
    />
  )
}
