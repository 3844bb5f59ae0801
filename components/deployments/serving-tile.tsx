'use client'
import Link from 'next/link'
import { may } from '@/components/access/person'
import { usePerson } from '@/components/access/person-context'
import { placeName } from '@/components/promotions/words'
import { Empty } from '@/components/state/empty'
import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import { Chip } from '@/components/ui/chip'
import { Tile } from '@/components/ui/tile'
import type { Serving } from './figures'
import { useDeploymentWords } from './use-deployment-words'

function Instances({ instances: { seen, mismatched } }: Pick<Serving, 'instances'>) {
  const { t } = useDeploymentWords()
  if (seen === 0) return <span className="text-text-3">{t('instances.none')}</span>
  if (mismatched === 0) return <Chip tone="good">{t('instances.fine', { count: seen })}</Chip>
  return (
    <Chip tone="bad" shape="octagon">
      {t('instances.mismatch', { count: mismatched, seen })}
    </Chip>
  )
}

function Place({ serving, onRollback }: { serving: Serving; onRollback: (id: string) => void }) {
  const { t, w, format } = useDeploymentWords()
  const person = usePerson()
  const { id, version, environment, effectiveFrom, by, reason, promotion, type, instances } = serving
  const place = placeName(environment, w)
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 py-2">
      <div className="min-w-56 flex-1">
        <p>
          <span className="font-medium">{t('tile.serves', { version, place })}</span> <Chip>{w(`type.${type}`)}</Chip>
        </p>
        <p className="text-text-2">
          {t(serving.restores ? 'tile.rolledBack' : 'tile.since', {
            since: format.dateTime(effectiveFrom, { zoneName: true }),
            by,
          })}{' '}
          {promotion && (
            <Link href={`/promotions/${promotion}`} className="inline-flex min-h-6 items-center">
              {t('tile.promotion')}
            </Link>
          )}
        </p>
        <p className="text-small text-text-3">{w('signature.why', { reason })}</p>
      </div>
      <Instances instances={instances} />
      {may(person, 'deployment:roll_back') && (
        <Button variant="danger" onClick={() => onRollback(id)} aria-label={t('rollback.label', { version, place })}>
          {t('rollback.open')}
        </Button>
      )}
    </li>
  )
}

type Props = { model: string; serving: readonly Serving[]; newest: string; onRollback: (id: string) => void }

/** What serves where, since when, by whose decision. */
export function ServingTile({ model, serving, newest, onRollback }: Props) {
  const { t, w } = useDeploymentWords()
  const person = usePerson()
  const asks = may(person, 'promotion:request')
  return (
    <Tile
      title={t('tile.title')}
      span={12}
      foot={may(person, 'deployment:roll_back') ? undefined : t('rollback.denied')}
    >
      {serving.length === 0 ? (
        <Empty
          title={t('serving.none')}
          text={t(asks ? 'serving.step' : 'serving.stepOthers')}
          action={
            asks && (
              <ButtonLink href={`/promotions/new?${new URLSearchParams({ model, version: newest })}`}>
                {w('request.link')}
              </ButtonLink>
            )
          }
        />
      ) : (
        <ul className="divide-y divide-border">
          {serving.map((one) => (
            <Place key={one.id} serving={one} onRollback={onRollback} />
          ))}
        </ul>
      )}
    </Tile>
  )
}
