'use client'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { usePerson } from '@/components/access/person-context'
import { type Explained, explainProblem } from '@/components/form/explain-problem'
import { FormError } from '@/components/form/form-error'
import { SubmitButton } from '@/components/form/submit-button'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Row, Rows } from '@/components/ui/rows'
import { Select } from '@/components/ui/select'
import { ROLES } from '@/domain/access/roles'
import { type MemberItem, type MemberRole, roleWords } from './member'
import { useMembers } from './use-members'

type Props = { member: MemberItem; open: boolean; onOpenChange: (open: boolean) => void }

type Save = (roles: MemberRole[]) => void
type Part = { member: MemberItem; save: Save; pending: boolean }

function HeldRoles({ member, save, pending }: Part) {
  const t = useTranslations('members')
  const access = useTranslations('access')
  const { useCases } = usePerson()
  const scoped = member.roles.filter((role) => role.useCase !== null)
  if (scoped.length === 0) return <p className="text-text-2">{t('scopeNone')}</p>
  return (
    <Rows>
      {scoped.map((one) => {
        const useCase = useCases.find(({ slug }) => slug === one.useCase)?.name ?? one.useCase ?? ''
        const remove = (
          <Button size="sm" disabled={pending} onClick={() => save(member.roles.filter((role) => role !== one))}>
            {t('scopeRemove', { role: access(`role.${one.role}`), useCase })}
          </Button>
        )
        const label = roleWords([one], useCases, access)[0]
        return <Row key={`${one.role} ${one.useCase}`} label={label} value={remove} />
      })}
    </Rows>
  )
}

function AddRole({ member, save, pending }: Part) {
  const t = useTranslations('members')
  const access = useTranslations('access')
  const { useCases } = usePerson()
  if (useCases.length === 0) return <p className="mt-3 text-text-2">{t('scopeNoUseCases')}</p>
  const add = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const role = ROLES.find((one) => one === form.get('role'))
    const useCase = useCases.find(({ slug }) => slug === form.get('useCase'))
    if (role && useCase) save([...member.roles, { role, useCase: useCase.slug }])
  }
  return (
    <form onSubmit={add} className="mt-3 flex flex-wrap items-end gap-2 border-border border-t pt-3">
      <Field label={t('scopeRole')} className="min-w-40 flex-1">
        <Select name="role" options={ROLES.map((value) => ({ value, label: access(`role.${value}`) }))} />
      </Field>
      <Field label={t('scopeUseCase')} className="min-w-40 flex-1">
        <Select name="useCase" options={useCases.map(({ slug, name }) => ({ value: slug, label: name }))} />
      </Field>
      <SubmitButton pending={pending}>{t('scopeAdd')}</SubmitButton>
    </form>
  )
}

/** Roles that count in one use case only. */
export function ScopedRoles({ member, open, onOpenChange }: Props) {
  const t = useTranslations('members')
  const errors = useTranslations('errors')
  const { update } = useMembers()
  const [failure, setFailure] = useState<Explained | null>(null)
  const save: Save = (roles) => {
    setFailure(null)
    update.mutate({ id: member.id, roles }, { onError: (error) => setFailure(explainProblem(error, errors)) })
  }
  const part = { member, save, pending: update.isPending }
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t('scopeTitle', { name: member.name })}
      description={t('scopeWhy')}
    >
      <HeldRoles {...part} />
      <AddRole {...part} />
      <FormError shortTitle={t('notSaved')} text={failure?.text ?? null} requestId={failure?.requestId} />
    </Dialog>
  )
}
