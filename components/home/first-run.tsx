'use client'
import { Circle, CircleCheck } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { may } from '@/components/access/person'
import { usePerson } from '@/components/access/person-context'
import { ButtonLink } from '@/components/ui/button-link'
import { Chip } from '@/components/ui/chip'
import { CodeBlock } from '@/components/ui/code-block'
import { Disclosure } from '@/components/ui/disclosure'
import { Grid } from '@/components/ui/grid'
import { Tile } from '@/components/ui/tile'
import { Verdict } from '@/components/ui/verdict'
import { rolesWith } from '@/domain/access/principals'
import { type FirstFacts, firstSteps, type Step } from './first-steps'

function MayNot({ need }: Pick<Step, 'need'>) {
  const t = useTranslations('home')
  const access = useTranslations('access')
  const roles = rolesWith(need).map((role) => access(`role.${role}`))
  const right = access(`permission.${need}`)
  return <p className="mt-1 text-text-2">{t('first.mayNot', { right, roles: roles.join(access('listComma')) })}</p>
}

type ItemProps = { step: Step; number: number /** Done before it, so that its command stands open. */; next: boolean }

function StepItem({ step, number, next }: ItemProps) {
  const t = useTranslations('home')
  const person = usePerson()
  const { id, done, command, need } = step
  const allowed = may(person, need)
  const Icon = done ? CircleCheck : Circle
  return (
    <li className="grid grid-cols-[20px_minmax(0,1fr)] gap-x-3 border-border border-t py-3 first:border-t-0">
      <Icon size={18} aria-hidden="true" className={done ? 'mt-0.5 text-good' : 'mt-0.5 text-text-3'} />
      <div className="min-w-0">
        <h2 className="flex flex-wrap items-center gap-2 text-title">
          {number}. {t(`first.${id}`)}
          {done && (
            <Chip tone="good" shape={null}>
              {t('first.done')}
            </Chip>
          )}
        </h2>
        {!done && (
          <>
            <p className="mb-1.5 text-text-2">{t(`first.${id}Text`)}</p>
            {next ? (
              <CodeBlock code={command} label={t(`first.${id}Label`)} />
            ) : (
              <Disclosure summary={t('first.show')}>
                <CodeBlock code={command} label={t(`first.${id}Label`)} />
              </Disclosure>
            )}
            {!allowed && <MayNot need={need} />}
            {id === 'key' && allowed && (
              <ButtonLink href="/settings/keys?create=true" variant="primary" className="mt-2">
                {t('first.keyDo')}
              </ButtonLink>
            )}
          </>
        )}
      </div>
    </li>
  )
}

/** Five commands from an empty installation to the first prediction. */
export function FirstRun({ facts, origin }: { facts: FirstFacts; origin: string }) {
  const t = useTranslations('home')
  const person = usePerson()
  const steps = firstSteps(origin, facts)
  return (
    <>
      <Verdict sentence={t('first.title')} why={t('first.why')} />
      <Grid>
        <Tile
          title={facts.predicted ? t('first.working') : t('first.waiting')}
          span={12}
          state={
            <Chip tone="info">{t('of', { part: steps.filter(({ done }) => done).length, whole: steps.length })}</Chip>
          }
          foot={
            <>
              <span className="mr-auto">{t('first.next')}</span>
              {may(person, 'import:run') && facts.version && (
                <ButtonLink href="/imports/new" size="sm">
                  {t('first.orImport')}
                </ButtonLink>
              )}
              <ButtonLink href="/docs/api" size="sm">
                {t('first.docs')}
              </ButtonLink>
            </>
          }
        >
          <ol>
            {steps.map((step, index) => (
              <StepItem key={step.id} step={step} number={index + 1} next={step === steps.find(({ done }) => !done)} />
            ))}
          </ol>
        </Tile>
      </Grid>
    </>
  )
}
