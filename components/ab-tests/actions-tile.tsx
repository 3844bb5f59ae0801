'use client'
import dynamic from 'next/dynamic'
import { type ReactNode, useState } from 'react'
import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import { Tile } from '@/components/ui/tile'
import { type Action, type Offer, offersOf } from './actions'
import type { AbTest } from './figures'
import { useAbWords } from './use-ab-words'

const ActionDialog = dynamic(() => import('./action-dialog').then((module) => module.ActionDialog), { ssr: false })

const WHY_NOT = ['no_permission', 'no_person', 'approver_is_author', 'problems', 'not_frozen', 'wrong_status'] as const

function OfferRow({ offer, first, onTake }: { offer: Offer; first: boolean; onTake: (action: Action) => void }) {
  const { t } = useAbWords()
  const { action, whyNot } = offer
  const known = WHY_NOT.find((one) => one === whyNot)
  const who = action === 'freeze' || action === 'conclude' ? action : 'other'
  return (
    <li className="py-2">
      <Button
        variant={first && whyNot === null ? 'primary' : action === 'stop' ? 'danger' : 'secondary'}
        disabled={whyNot !== null}
        onClick={() => onTake(action)}
      >
        {t(`action.${action}`)}
      </Button>
      <p className="mt-1 text-small text-text-2" {...(whyNot && { 'data-why-not': whyNot })}>
        {whyNot === null
          ? t(`action.effect.${action}`)
          : t(`whyNot.${known ?? 'other'}`, { who: t(`whyNot.who.${who}`) })}
      </p>
    </li>
  )
}

/** What happens next, by whom; what the reader may not do says why. */
export function ActionsTile({ test, next = null }: { test: AbTest; next?: ReactNode }) {
  const { t } = useAbWords()
  const [action, setAction] = useState<Action | null>(null)
  const offers = offersOf(test)
  const edits = test.whyNot.edit === null ? 'edit' : test.whyNot.deviate === null ? 'deviate' : null
  return (
    <Tile title={t('action.title')} {...(next && { foot: next })}>
      {offers.length === 0 && <p className="text-text-2">{t(next ? 'action.noneRequest' : 'action.none')}</p>}
      <ul className="divide-y divide-border">
        {offers.map((offer, place) => (
          <OfferRow key={offer.action} offer={offer} first={place === 0} onTake={setAction} />
        ))}
      </ul>
      {edits && (
        <p className="pt-2">
          <ButtonLink href={`/ab-tests/${test.id}?edit=true`}>{t(`action.${edits}`)}</ButtonLink>
        </p>
      )}
      {action && <ActionDialog test={test} action={action} onClose={() => setAction(null)} />}
    </Tile>
  )
}
