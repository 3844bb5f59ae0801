'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { explainProblem } from '@/components/form/explain-problem'
import { Fieldset } from '@/components/form/fieldset'
import { FormActions } from '@/components/form/form-actions'
import { FormError } from '@/components/form/form-error'
import { FormStack } from '@/components/form/form-stack'
import { SubmitButton } from '@/components/form/submit-button'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { notify } from '@/components/ui/notify'
import { Select } from '@/components/ui/select'
import { fieldText } from '@/components/use-cases/field-text'
import { useTRPC } from '@/lib/trpc/client'
import type { CurrentValueModel } from './figures'
import { outcomeWords } from './outcome-words'
import {
  COST_FIELDS,
  DO_NOTHING,
  type FormField,
  type FormProblem,
  type MATRIX_FIELDS,
  type MatrixField,
  parseValueForm,
  VERSION_PREFIX,
} from './parse-value-form'
import type { ValueFacts } from './value-facts'

type Problems = Partial<Record<FormField, FormProblem>>
export type ValueEditorProps = { facts: ValueFacts; current: CurrentValueModel | null; onClose: () => void }

type Rates = NonNullable<CurrentValueModel['rates']>
const plainMatrix = ([[tn, fp], [fn, tp]]: Rates): [[number, number], [number, number]] => [
  [tn, fp],
  [fn, tp],
]

/** The order in which the cells are asked for: what is gained first. */
const ASKED = ['tp', 'fp', 'fn', 'tn'] as const satisfies readonly (typeof MATRIX_FIELDS)[number][]

function cellText(current: CurrentValueModel | null, field: MatrixField): string {
  const [[tn, fp], [fn, tp]] = current?.matrix ?? [
    [null, null],
    [null, null],
  ]
  const value = { tn, fp, fn, tp }[field]
  return value === null ? '' : String(value)
}

function Money({ current, facts, problems }: ValueEditorProps & { problems: Problems }) {
  const t = useTranslations('value')
  const says = (field: FormField) => problems[field] && t(`problem.${problems[field]}`)
  return (
    <>
      <Fieldset legend={t('editor.matrix')} hint={t('editor.matrixHint')}>
        <div className="grid gap-3 md:grid-cols-2">
          {ASKED.map((field) => (
            <Field
              key={field}
              label={outcomeWords(t, field, facts)}
              hint={t(`cell.${field}`)}
              error={says(field)}
              required
            >
              <Input name={field} inputMode="decimal" defaultValue={cellText(current, field)} autoComplete="off" />
            </Field>
          ))}
        </div>
      </Fieldset>
      <Fieldset legend={t('editor.costs')} hint={t('editor.costsHint')}>
        <div className="grid gap-3 md:grid-cols-2">
          {COST_FIELDS.map((field) => (
            <Field key={field} label={t(`editor.${field}`)} error={says(field)}>
              <Input name={field} inputMode="decimal" defaultValue={String(current?.[field] ?? 0)} autoComplete="off" />
            </Field>
          ))}
        </div>
      </Fieldset>
    </>
  )
}

function Terms({ current, facts, problems }: ValueEditorProps & { problems: Problems }) {
  const t = useTranslations('value')
  const says = (field: FormField) => problems[field] && t(`problem.${problems[field]}`)
  const chosen =
    current && current.baseline !== 'do_nothing' ? `${VERSION_PREFIX}${current.baseline.version}` : DO_NOTHING
  return (
    <div className="grid gap-3 md:grid-cols-3">
      <Field label={t('editor.currency')} hint={t('editor.currencyHint')} error={says('currency')} required>
        <Input name="currency" defaultValue={current?.currency ?? ''} maxLength={3} autoComplete="off" />
      </Field>
      <Field label={t('editor.baseline')} hint={t('editor.baselineHint')}>
        <Select
          name="baseline"
          defaultValue={chosen}
          options={[
            { value: DO_NOTHING, label: t('baseline.nothing') },
            ...facts.versions.map((name) => ({ value: `${VERSION_PREFIX}${name}`, label: name })),
          ]}
        />
      </Field>
      <Field label={t('editor.from')} hint={t('editor.fromHint')} error={says('from')} optional>
        <Input name="from" type="date" />
      </Field>
    </div>
  )
}

/** What decisions are worth and cost, from a day on; the figures before that day stay as they are. */
export function ValueEditor(props: ValueEditorProps) {
  const { facts, current, onClose } = props
  const t = useTranslations('value')
  const errors = useTranslations('errors')
  const common = useTranslations('common')
  const trpc = useTRPC()
  const client = useQueryClient()
  const [problems, setProblems] = useState<Problems>({})
  const save = useMutation(
    trpc.value.set.mutationOptions({
      onSuccess: async ({ created }) => {
        await client.invalidateQueries(trpc.value.pathFilter())
        notify(t(created ? 'editor.saved' : 'editor.unchanged'))
        onClose()
      },
    }),
  )
  const failure = save.error ? explainProblem(save.error, errors) : null
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const parsed = parseValueForm(fieldText(event.currentTarget))
    setProblems(parsed.ok ? {} : parsed.problems)
    if (!parsed.ok) return
    save.mutate({
      model: facts.ask.model,
      ...parsed.value,
      ...(current?.rates && { rates: plainMatrix(current.rates) }),
    })
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('editor.title')}
      description={t('editor.why')}
      size="lg"
    >
      <FormStack onSubmit={submit} className="max-w-none" noValidate>
        <Money {...props} problems={problems} />
        <Terms {...props} problems={problems} />
        {current?.rates && <p className="text-small text-text-3">{t('editor.ratesKept')}</p>}
        <FormError
          shortTitle={errors('notSaved')}
          text={failure?.text ?? null}
          details={Object.values(failure?.fields ?? {})}
          requestId={failure?.requestId}
        />
        <FormActions>
          <SubmitButton pending={save.isPending}>{t('editor.save')}</SubmitButton>
          <Button onClick={onClose}>{common('cancel')}</Button>
        </FormActions>
      </FormStack>
    </Dialog>
  )
}
