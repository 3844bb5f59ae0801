'use client'
import { useSuspenseQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { PanelBoundary } from '@/components/state/panel-boundary'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Tile } from '@/components/ui/tile'
import { useTRPC } from '@/lib/trpc/client'
import { dayBounds, servingAsk } from './asks'
import { servedOn, servedWords } from './prepare-served'
import { useDeploymentWords } from './use-deployment-words'

function Answer({ model, day }: { model: string; day: { first: string; last: string } }) {
  const words = useDeploymentWords()
  const { t, w, format } = words
  const list = useTRPC().deployments.list
  const { data: first } = useSuspenseQuery(list.queryOptions({ ...servingAsk(model), at: day.first }))
  const { data: last } = useSuspenseQuery(list.queryOptions({ ...servingAsk(model), at: day.last }))
  const answers = servedOn(first.items, last.items)
  const values = { day: format.date(day.first, { zone: 'UTC' }) }
  if (answers.length === 0) return <p>{t('on.nothing', values)}</p>
  return (
    <ul className="flex flex-col gap-2">
      {answers.map((answer) => {
        const one = answer.last ?? answer.first
        return (
          <li key={answer.environment}>
            <p className="font-medium">{servedWords(answer, words)}</p>
            {one && (
              <p className="text-small text-text-2">
                {t('on.by', { version: one.version, by: one.by, since: format.date(one.effectiveFrom) })}{' '}
                {one.promotion && (
                  <Link href={`/promotions/${one.promotion}`} className="inline-flex min-h-6 items-center">
                    {w('titleOne')}
                  </Link>
                )}
              </p>
            )}
          </li>
        )
      })}
    </ul>
  )
}

type Props = { model: string; on: string | null; today: string; onDay: (day: string | null) => void }

/** Any day, answered. */
export function ServedOnTile({ model, on, today, onDay }: Props) {
  const { t } = useDeploymentWords()
  const day = dayBounds(on)
  return (
    <Tile title={t('on.title')} sub={t('on.sub')} span={5} full>
      <Field label={t('on.day')} className="mb-2 w-44 max-w-full" error={on && !day ? t('on.invalid') : null}>
        <Input type="date" max={today} value={on ?? ''} onChange={(event) => onDay(event.target.value || null)} />
      </Field>
      <div role="status">
        {day ? (
          <PanelBoundary key={on} height={48} what={t('on.title')}>
            <Answer model={model} day={day} />
          </PanelBoundary>
        ) : (
          <p className="text-text-2">{t('on.hint')}</p>
        )}
      </div>
    </Tile>
  )
}
