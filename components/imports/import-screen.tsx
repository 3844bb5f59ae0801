'use client'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { ButtonLink } from '@/components/ui/button-link'
import { Grid } from '@/components/ui/grid'
import { Verdict } from '@/components/ui/verdict'
import { useFormat } from '@/lib/i18n/use-format'
import { useTRPC } from '@/lib/trpc/client'
import { CountsTile } from './counts-tile'
import { FactsTile } from './facts-tile'
import { FailureTile } from './failure-tile'
import { fileOf } from './import-rows'
import { nextSteps } from './next-step'
import { isUnderWay, outcomeOf } from './outcome'
import type { ImportDetail } from './preview-data'
import { ProgressTile } from './progress-tile'
import { RejectedTile } from './rejected-tile'

const ASK_AGAIN_MS = 1000

/** The way on; who may not import is told so instead of being led to a page that refuses. */
function Steps({ one, mayImport }: { one: ImportDetail; mayImport: boolean }) {
  const t = useTranslations('imports')
  const steps = nextSteps(one)
  const open = steps.filter(({ step }) => mayImport || (step !== 'again' && step !== 'labels'))
  return (
    <>
      {open.map(({ step, href }, index) => (
        <ButtonLink key={step} href={href} variant={index === 0 ? 'primary' : 'secondary'}>
          {t(`next.${step}`)}
        </ButtonLink>
      ))}
      {open.length < steps.length && <span className="max-w-80 text-small text-text-3">{t('newDenied')}</span>}
    </>
  )
}

/** One import from the queue to its result; asks again until it has ended, so that it can be left and come back to. */
export function ImportScreen({ id, mayImport }: { id: string; mayImport: boolean }) {
  const t = useTranslations('imports')
  const format = useFormat('UTC')
  const trpc = useTRPC()
  const { data: one } = useSuspenseQuery({
    ...trpc.imports.get.queryOptions({ id }),
    refetchInterval: ({ state }) => (state.data && isUnderWay(state.data) ? ASK_AGAIN_MS : false),
  })
  const outcome = outcomeOf(one)
  const counts = {
    received: format.count(one.received),
    accepted: format.count(one.accepted),
    duplicates: format.count(one.duplicates),
    rejected: format.count(one.rejected),
  }
  const sentence = t(`sentence.${outcome}`, { file: fileOf(one, t), ...counts })
  const into = one.version === null ? one.model : `${one.model} ${one.version}`
  return (
    <>
      <Verdict
        sentence={sentence}
        why={t(`why.${outcome}`)}
        scope={t(`scope.${one.kind}`, { into, at: format.dateTime(one.createdAt, { zoneName: true }) })}
        actions={<Steps one={one} mayImport={mayImport} />}
      />
      <p role="status" className="sr-only">
        {isUnderWay(one) ? t(`outcome.${outcome}`) : sentence}
      </p>
      <Grid>
        {isUnderWay(one) && <ProgressTile one={one} />}
        {one.error && <FailureTile error={one.error} />}
        <CountsTile one={one} />
        {one.rejectedUrl && <RejectedTile url={one.rejectedUrl} rejected={one.rejected} />}
        <FactsTile one={one} />
      </Grid>
    </>
  )
}
