'use client'
import { Button } from '@/components/ui/button'
import { changedParts, type Part, samePart } from './merge-draft'
import { partText } from './part-text'
import type { PlanDraft } from './plan-draft'
import { useAbWords } from './use-ab-words'

/** Whose save came first, and the plan before and after it. */
export type Meanwhile = { editor: string; at: string; before: PlanDraft; theirs: PlanDraft }

type Props = {
  met: Meanwhile
  mine: PlanDraft
  onTake: (part: Part) => void
  onStartAgain: () => void
}

function Change({ part, met, mine, onTake }: { part: Part } & Omit<Props, 'onStartAgain'>) {
  const words = useAbWords()
  const { t } = words
  const field = t(`field.${part}`)
  const taken = samePart(part, mine, met.theirs)
  return (
    <li className="flex flex-wrap items-baseline gap-x-2 gap-y-1 py-1.5">
      <span className="mr-auto min-w-0 break-words">
        <span className="font-medium">{field}: </span>
        {t(taken ? 'meanwhile.taken' : 'meanwhile.clash', {
          before: partText(part, met.before, words),
          theirs: partText(part, met.theirs, words),
          mine: partText(part, mine, words),
        })}
      </span>
      {!taken && (
        <Button size="sm" aria-label={t('meanwhile.takeOf', { field })} onClick={() => onTake(part)}>
          {t('meanwhile.take')}
        </Button>
      )}
    </li>
  )
}

/** Somebody saved first: what they changed, beside what was typed here, which stays. */
export function MeanwhileNote({ met, mine, onTake, onStartAgain }: Props) {
  const { t, format } = useAbWords()
  const parts = changedParts(met.before, met.theirs)
  return (
    <section role="alert" className="mb-3 rounded-md border border-warn px-3 py-2">
      <p className="font-medium">{t('meanwhile.title', { editor: met.editor, when: format.dateTime(met.at) })}</p>
      <p className="text-text-2">{t(parts.length > 0 ? 'meanwhile.text' : 'meanwhile.textHidden')}</p>
      {parts.length > 0 && (
        <ul className="mt-1 divide-y divide-border">
          {parts.map((part) => (
            <Change key={part} part={part} met={met} mine={mine} onTake={onTake} />
          ))}
        </ul>
      )}
      <p className="mt-1">
        <Button variant="quiet" onClick={onStartAgain}>
          {t('edit.reload')}
        </Button>
      </p>
    </section>
  )
}
