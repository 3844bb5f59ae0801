'use client'
import { Chip } from '@/components/ui/chip'
import { Row, Rows } from '@/components/ui/rows'
import type { Promotion } from './figures'
import { needWords } from './prepare-promotion'
import { usePromotionWords } from './use-promotion-words'

/** Who signed, why and when, and who is still missing. */
export function Signatures({ promotion }: { promotion: Promotion }) {
  const words = usePromotionWords()
  const { t, format } = words
  const { approvals, approvalsMissing, status, review } = promotion
  return (
    <>
      <Rows>
        {approvals.map(({ by, decision, reason, at, throughKey, emergency }) => (
          <Row
            key={`${by} ${at}`}
            label={
              <>
                {by}{' '}
                <Chip tone={decision === 'approve' ? 'good' : 'warn'}>
                  {t(emergency ? 'signature.emergency' : `signature.${decision}`)}
                </Chip>
              </>
            }
            hint={t(throughKey ? 'signature.whyKey' : 'signature.why', { reason })}
            valueHint={format.dateTime(at)}
          />
        ))}
        {review?.by && (
          <Row
            label={
              <>
                {review.by}{' '}
                <Chip tone={review.verdict === 'confirm' ? 'good' : 'bad'}>
                  {t(review.verdict === 'confirm' ? 'review.confirmed' : 'review.objected')}
                </Chip>
              </>
            }
            hint={t('signature.why', { reason: review.reason ?? '' })}
            valueHint={review.at && format.dateTime(review.at)}
          />
        )}
      </Rows>
      {status === 'pending' && approvalsMissing.length > 0 && (
        <p className="pt-1 text-small text-text-3">
          {t('signature.missing', { needs: needWords(approvalsMissing, words) })}
        </p>
      )}
      {promotion.ownHand && <p className="pt-1 text-small text-text-3">{t('signature.ownHand')}</p>}
    </>
  )
}
