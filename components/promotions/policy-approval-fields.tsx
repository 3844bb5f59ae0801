'use client'
import { X } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { ROLE_PERMISSIONS } from '@/domain/access/permissions'
import { ROLES } from '@/domain/access/roles'
import type { Draft, DraftNeed } from './policy-draft'
import { usePromotionWords } from './use-promotion-words'

/** Who may decide at all; a policy that asks for another role could never be fulfilled. */
const DECIDERS = ROLES.filter((role) => ROLE_PERMISSIONS[role].includes('promotion:decide'))
const NEEDS_MAX = 10

type Props = { draft: Draft; wrong: readonly string[]; onChange: (change: Partial<Draft>) => void }

function Need({ need, draft, wrong, onChange }: Props & { need: DraftNeed }) {
  const { t, a } = usePromotionWords()
  const set = (change: Partial<DraftNeed>) =>
    onChange({ approvals: draft.approvals.map((one) => (one === need ? { ...one, ...change } : one)) })
  return (
    <div className="flex flex-wrap items-end gap-2">
      <Field label={t('edit.count')} className="w-24">
        <Input
          inputMode="numeric"
          value={need.count}
          aria-invalid={wrong.includes(`approvals.${need.id}`) || undefined}
          onChange={(event) => set({ count: event.target.value })}
        />
      </Field>
      <Field label={t('edit.by')} className="w-52 max-w-full">
        <Select
          value={need.role}
          onChange={(event) => set({ role: DECIDERS.find((role) => role === event.target.value) ?? 'any' })}
          options={[
            { value: 'any', label: t('edit.anyDecider') },
            ...DECIDERS.map((role) => ({ value: role, label: a(`role.${role}`) })),
          ]}
        />
      </Field>
      {draft.approvals.length > 1 && (
        <IconButton
          label={t('edit.removeNeed')}
          onClick={() => onChange({ approvals: draft.approvals.filter((one) => one !== need) })}
        >
          <X size={16} aria-hidden="true" />
        </IconButton>
      )}
    </div>
  )
}

/** Who signs, whether one's own hand counts, and for how long a request stands. */
export function PolicyApprovalFields(props: Props) {
  const { t } = usePromotionWords()
  const { draft, wrong, onChange } = props
  const next = Math.max(-1, ...draft.approvals.map(({ id }) => id)) + 1
  return (
    <>
      <fieldset className="flex min-w-0 flex-col gap-2">
        <legend className="mb-1 font-medium">{t('policy.approvals')}</legend>
        {draft.approvals.map((need) => (
          <Need key={need.id} need={need} {...props} />
        ))}
        {wrong.some((one) => one.startsWith('approvals')) && (
          <p className="text-bad-text text-small">{t('edit.approvalsWrong')}</p>
        )}
        {draft.approvals.length < NEEDS_MAX && (
          <Button
            size="sm"
            className="self-start"
            onClick={() => onChange({ approvals: [...draft.approvals, { id: next, role: 'any', count: '1' }] })}
          >
            {t('edit.addNeed')}
          </Button>
        )}
      </fieldset>
      <Field label={t('policy.fourEyes')} hint={t(`edit.fourEyes.${draft.fourEyes}`)} className="max-w-96">
        <Select
          value={draft.fourEyes}
          onChange={(event) => onChange({ fourEyes: event.target.value === 'recorded' ? 'recorded' : 'required' })}
          options={[
            { value: 'required', label: t('policy.required') },
            { value: 'recorded', label: t('policy.recorded') },
          ]}
        />
      </Field>
      <Field
        label={t('edit.expires')}
        error={wrong.includes('expiresHours') ? t('edit.expiresWrong') : null}
        className="w-52 max-w-full"
      >
        <Input
          inputMode="numeric"
          value={draft.expiresHours}
          onChange={(event) => onChange({ expiresHours: event.target.value })}
        />
      </Field>
    </>
  )
}
