'use client'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { ROLES } from '@/domain/access/roles'
import { ATTESTATION_KINDS } from '@/domain/promotions/attestation'
import { type DraftGate, NUMBERS } from './policy-draft'
import { usePromotionWords } from './use-promotion-words'

type Props = { gate: DraftGate; wrong: boolean; onChange: (gate: DraftGate) => void }

const FAILS = ['warn', 'block'] as const
const MISSES = ['pass', 'warn', 'block'] as const
const VOUCHED = new Set<string>(ATTESTATION_KINDS)

function Limits({ gate, wrong, onChange }: Props) {
  const { t } = usePromotionWords()
  return (NUMBERS[gate.gate] ?? []).map(({ name }) => (
    <Field
      key={name}
      label={t(`edit.number.${name as 'n'}`)}
      error={wrong ? t('edit.number.wrong') : null}
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
  return (
    <Field label={t('edit.roles')} className="w-44 max-w-full">
      <Select
        value={gate.roles[0] ?? ''}
        onChange={(event) => onChange({ ...gate, roles: event.target.value ? [event.target.value] : [] })}
        options={[
          { value: '', label: t('policy.asks.anybody') },
          ...ROLES.map((role) => ({ value: role, label: a(`role.${role}`) })),
        ]}
      />
    </Field>
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
        </div>
      )}
    </fieldset>
  )
}
