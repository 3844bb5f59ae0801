'use client'
import { Fieldset } from '@/components/form/fieldset'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { ROLES } from '@/domain/access/roles'
import { ATTESTATION_KINDS } from '@/domain/promotions/attestation'
import { type DraftGate, NUMBERS } from './policy-draft'
import { usePromotionWords } from './use-promotion-words'

type Props = { gate: DraftGate; wrong: readonly string[]; onChange: (gate: DraftGate) => void }

const FAILS = ['warn', 'block'] as const
const MISSES = ['pass', 'warn', 'block'] as const
const VOUCHED = new Set<string>(ATTESTATION_KINDS)

function Limits({ gate, wrong, onChange }: Props) {
  const { t, format } = usePromotionWords()
  return (NUMBERS[gate.gate] ?? []).map(({ name, whole, min, max }) => (
    <Field
      key={name}
      label={t(`edit.number.${name as 'n'}`)}
      error={
        wrong.includes(`${gate.gate}.${name}`)
          ? t(whole ? 'edit.number.whole' : 'edit.number.any', { min: format.count(min), max: format.count(max) })
          : null
      }
      className="w-44 max-w-full"
    >
      <Input
        inputMode="decimal"
        value={gate.numbers[name] ?? ''}
        onChange={(event) => onChange({ ...gate, numbers: { ...gate.numbers, [name]: event.target.value } })}
      />
    </Field>
  ))
}

function WhoVouches({ gate, onChange }: Omit<Props, 'wrong'>) {
  const { t, a } = usePromotionWords()
  if (!VOUCHED.has(gate.gate)) return null
  const { roles } = gate
  return (
    <Fieldset legend={t('edit.roles')} hint={t('edit.rolesHint')}>
      <div className="flex flex-wrap gap-x-5 gap-y-1">
        {ROLES.map((role) => (
          <Checkbox
            key={role}
            label={a(`role.${role}`)}
            checked={roles.includes(role)}
            onChange={({ target }) =>
              onChange({ ...gate, roles: target.checked ? [...roles, role] : roles.filter((one) => one !== role) })
            }
          />
        ))}
      </div>
    </Fieldset>
  )
}

/** A gate on or off, its limits, and what it does when they are broken or cannot be judged. */
export function PolicyGateFields({ gate, wrong, onChange }: Props) {
  const { t } = usePromotionWords()
  const name = t(`gate.${gate.gate}`)
  return (
    <fieldset className="min-w-0 border-border border-t py-2 first:border-t-0">
      <legend className="sr-only">{name}</legend>
      <Checkbox label={name} checked={gate.on} onChange={(event) => onChange({ ...gate, on: event.target.checked })} />
      {gate.on && (
        <div className="mt-1 flex flex-wrap items-start gap-2 pl-8 max-md:pl-0">
          <Limits gate={gate} wrong={wrong} onChange={onChange} />
          <WhoVouches gate={gate} onChange={onChange} />
          <Field label={t('policy.onFail')} className="w-36 max-w-full">
            <Select
              value={gate.onFail}
              onChange={(event) => onChange({ ...gate, onFail: event.target.value === 'warn' ? 'warn' : 'block' })}
              options={FAILS.map((value) => ({ value, label: t(`policy.does.${value}`) }))}
            />
          </Field>
          <Field label={t('policy.onMissing')} className="w-44 max-w-full">
            <Select
              value={gate.onMissing}
              onChange={(event) =>
                onChange({ ...gate, onMissing: MISSES.find((one) => one === event.target.value) ?? 'block' })
              }
              options={MISSES.map((value) => ({ value, label: t(`policy.does.${value}`) }))}
            />
          </Field>
          {wrong.includes(gate.gate) && <p className="w-full text-bad-text text-small">{t('edit.number.none')}</p>}
        </div>
      )}
    </fieldset>
  )
}
