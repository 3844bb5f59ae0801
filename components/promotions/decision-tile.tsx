'use client'
import dynamic from 'next/dynamic'
import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Chip } from '@/components/ui/chip'
import { Disclosure } from '@/components/ui/disclosure'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/textarea'
import { Tile } from '@/components/ui/tile'
import type { Promotion } from './figures'
import { needWords, statusMark, whyNotWords } from './prepare-promotion'
import { Signatures } from './signatures'
import type { Step } from './use-decision'
import { usePromotionWords } from './use-promotion-words'
import { placeName } from './words'

const StepDialog = dynamic(() => import('./step-dialog').then((module) => module.StepDialog), { ssr: false })

function Buttons({ promotion, onStep }: { promotion: Promotion; onStep: (step: Step) => void }) {
  const { t } = usePromotionWords()
  const { whyNot, version, status } = promotion
  const values = { version, place: placeName(promotion.environment, t, promotion.environmentName) }
  return (
    <>
      <div className="mt-2 flex flex-wrap gap-2">
        {status === 'pending' && whyNot.approve === null && (
          <Button variant="primary" onClick={() => onStep('approve')}>
            {t('do.approve', values)}
          </Button>
        )}
        {whyNot.reject === null && <Button onClick={() => onStep('reject')}>{t('do.reject', values)}</Button>}
        {whyNot.review === null && (
          <>
            <Button variant="primary" onClick={() => onStep('confirm')}>
              {t('do.confirm', values)}
            </Button>
            <Button variant="danger" onClick={() => onStep('object')}>
              {t('do.object', values)}
            </Button>
          </>
        )}
      </div>
      {whyNot.activateAtOnce === null && (
        <div className="mt-2 border-border border-t pt-1.5">
          <Disclosure summary={t('emergency.title')}>
            <p className="mb-2 text-small text-text-2">{t('emergency.text')}</p>
            <Button variant="danger" onClick={() => onStep('emergency')}>
              {t('do.emergency', values)}
            </Button>
          </Disclosure>
        </div>
      )}
    </>
  )
}

/** The mandatory reason and the steps that are open to the reader. */
function Decide({ promotion }: { promotion: Promotion }) {
  const { t } = usePromotionWords()
  const errors = useTranslations('errors')
  const [reason, setReason] = useState('')
  const [step, setStep] = useState<Step | null>(null)
  const [missing, setMissing] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  const choose = (next: Step) => {
    const given = reason.trim() !== ''
    setMissing(!given)
    if (given) setStep(next)
    else field.current?.focus()
  }
  return (
    <>
      <Field
        label={t('reason.label')}
        hint={t('reason.hint')}
        error={missing ? errors('reasonMissing') : null}
        required
      >
        <Textarea
          ref={field}
          value={reason}
          maxLength={4000}
          placeholder={t('reason.placeholder')}
          onChange={(event) => {
            setReason(event.target.value)
            setMissing(false)
          }}
        />
      </Field>
      <Buttons promotion={promotion} onStep={choose} />
      {step && <StepDialog promotion={promotion} step={step} reason={reason.trim()} onClose={() => setStep(null)} />}
    </>
  )
}

/** The reader's own part: decide with a reason, or why they cannot; and what others decided. */
export function DecisionTile({ promotion }: { promotion: Promotion }) {
  const words = usePromotionWords()
  const { t, format } = words
  const { whyNot, status, review, approvals, approvalsAsked, approvalsMissing } = promotion
  const acts = Object.values(whyNot).some((why) => why === null)
  const why = status === 'pending' ? whyNot.approve : null
  const mark = statusMark(status, words)
  return (
    <Tile
      title={acts ? t('decision.yours') : t('decision.title')}
      state={
        <Chip tone={mark.tone} shape={mark.shape}>
          {mark.word}
        </Chip>
      }
      span={4}
      full
      className="print:break-inside-avoid"
    >
      {review && !review.by && (
        <p className="mb-2 text-text-2">
          {t(review.overdue ? 'review.overdue' : 'review.due', {
            when: format.dateTime(review.dueAt, { zoneName: true }),
          })}
        </p>
      )}
      {why !== null && (
        <p data-why-not={why} className="mb-2 text-text-2">
          {whyNotWords(why, words, needWords(approvalsMissing, words))}
        </p>
      )}
      {acts && (
        <div className="no-print">
          <Decide promotion={promotion} />
        </div>
      )}
      {(approvals.length > 0 || review?.by) && (
        <div className={acts ? 'mt-3 border-border border-t pt-2' : ''}>
          <Signatures promotion={promotion} />
        </div>
      )}
      {approvals.length === 0 && status === 'pending' && (
        <p className="mt-2 text-small text-text-3">
          {t('decision.asked', { needs: needWords(approvalsAsked, words) })}
        </p>
      )}
      {approvals.length === 0 && status !== 'pending' && <p className="text-text-2">{t('decision.nobody')}</p>}
    </Tile>
  )
}
