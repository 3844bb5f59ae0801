'use client'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { usePerson } from '@/components/access/person-context'
import { explainProblem } from '@/components/form/explain-problem'
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

/** Roles that count in one use case only. */
export function ScopedRoles({ member, open, onOpenChange }: Props) {
  const t = useTranslations('members')
  const access = useTranslations('access')
  const errors = useTranslations('errors')
  const { useCases } = usePerson()
  const { update } = useMembers()
  const [failure, setFailure] = useState<ReturnType<typeof explainProblem> | null>(null)
  const save = (roles: MemberRole[]) => {
    setFailure(null)
    update.mutate({ id: member.id, roles }, { onError: (error) => setFailure(explainProblem(error, errors)) })
  }
  const add = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const role = ROLES.find((one) => one === form.get('role'))
    const useCase = useCases.find(({ slug }) => slug === form.get('useCase'))
    if (role && useCase) save([...member.roles, { role, useCase: useCase.slug }])
  }
  const scoped = member.roles.filter((role) => role.useCase !== null)
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t('scopeTitle', { name: member.name })}
      description={t('scopeWhy')}
    >
      {scoped.length === 0 && <p className="text-text-2">{t('scopeNone')}</p>}
      <Rows>
        {scoped.map((one) => {
          const useCase = useCases.find(({ slug }) => slug === one.useCase)?.name ?? one.useCase ?? ''
          const label = t('scopeRemove', { role: access(`role.${one.role}`), useCase })
          return (
            <Row
              key={`${one.role} ${one.useCase}`}
              label={roleWords([one], useCases, access)[0]}
              value={
                <Button
                  size="sm"
                  disabled={update.isPending}
                  onClick={() => save(member.roles.filter((role) => role !== one))}
                >
                  {label}
                </Button>
              }
            />
          )
        })}
      </Rows>
      {useCases.length === 0 ? (
        <p className="mt-3 text-text-2">{t('scopeNoUseCases')}</p>
      ) : (
        <form onSubmit={add} className="mt-3 flex flex-wrap items-end gap-2 border-border border-t pt-3">
          <Field label={t('scopeRole')} className="min-w-40 flex-1">
            <Select name="role" options={ROLES.map((value) => ({ value, label: access(`role.${value}`) }))} />
          </Field>
          <Field label={t('scopeUseCase')} className="min-w-40 flex-1">
            <Select name="useCase" options={useCases.map(({ slug, name }) => ({ value: slug, label: name }))} />
          </Field>
          <SubmitButton pending={update.isPending}>{t('scopeAdd')}</SubmitButton>
        </form>
      )}
      <FormError shortTitle={t('notSaved')} text={failure?.text ?? null} requestId={failure?.requestId} />
    </Dialog>
  )
}
