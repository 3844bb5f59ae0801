'use client'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import { Verdict } from '@/components/ui/verdict'
import { useFormat } from '@/lib/i18n/use-format'
import { fileOf } from './import-rows'
import { nextSteps } from './next-step'
import { isUnderWay, outcomeOf } from './outcome'
import type { ImportDetail } from './preview-data'
import { useFigures } from './use-figures'

type Props = { one: ImportDetail; mayImport: boolean /** Do the figures include it? */; figures: boolean }

/** The way on; who may not import is told so instead of being led to a page that refuses. */
function Steps({ one, mayImport, figures }: Props) {
  const t = useTranslations('imports')
  const steps = nextSteps(one)
  const open = steps.filter(({ step }) => mayImport || (step !== 'again' && step !== 'labels'))
  return (
    <>
      {open.map(({ step, href }, index) =>
        !figures && (step === 'drift' || step === 'performance') ? (
          <Button key={step} disabled>
            {t(`next.${step}`)}
          </Button>
        ) : (
          <ButtonLink key={step} href={href} variant={index === 0 ? 'primary' : 'secondary'}>
            {t(`next.${step}`)}
          </ButtonLink>
        ),
      )}
      {open.length < steps.length && <span className="max-w-80 text-small text-text-3">{t('newDenied')}</span>}
    </>
  )
}

/** What became of the file, in a sentence, what that means, and where to go from here. */
export function ImportVerdict({ one, mayImport, figures }: Props) {
  const t = useTranslations('imports')
  const format = useFormat('UTC')
  const outcome = outcomeOf(one)
  const sentence = t(`sentence.${outcome}`, {
    file: fileOf(one, t),
    count: one.accepted,
    received: format.count(one.received),
    accepted: format.count(one.accepted),
    rejected: format.count(one.rejected),
  })
  const into = one.version === null ? one.model : `${one.model} ${one.version}`
  return (
    <>
      <Verdict
        sentence={sentence}
        why={figures ? t(`why.${outcome}`) : t('why.figures')}
        scope={t(`scope.${one.kind}`, { into, at: format.dateTime(one.createdAt, { zoneName: true }) })}
        actions={<Steps one={one} mayImport={mayImport} figures={figures} />}
      />
      <p role="status" className="sr-only">
        {isUnderWay(one) ? t(`outcome.${outcome}`) : sentence}
      </p>
    </>
  )
}

/** The same once it has ended: figures follow within seconds, and only then is there something to see. */
export function EndedVerdict({ one, mayImport }: Omit<Props, 'figures'>) {
  return <ImportVerdict one={one} mayImport={mayImport} figures={useFigures(one)} />
}
