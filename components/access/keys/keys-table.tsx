'use client'
import { useTranslations } from 'use-intl'
import { mayEverywhere } from '@/components/access/person'
import { usePerson } from '@/components/access/person-context'
import { DataTable } from '@/components/table/data-table'
import type { Column, Row } from '@/components/table/row'
import { Chip } from '@/components/ui/chip'
import type { PageLinks } from '@/components/ui/pagination'
import { useFormat } from '@/lib/i18n/use-format'
import { bindingWords, expiresSoon, type KeyItem, type NewKey } from './key'
import { KeyActions } from './key-actions'

const TONES = { active: 'good', soon: 'warn', revoked: 'muted', expired: 'muted', owner_disabled: 'warn' } as const

type Props = {
  keys: readonly KeyItem[]
  now: number
  links: PageLinks
  onMade: (made: NewKey, note: string | null) => void
}

export function KeysTable({ keys, now, links, onMade }: Props) {
  const t = useTranslations('keys')
  const format = useFormat()
  const person = usePerson()
  const manages = mayEverywhere(person, 'key:manage')
  const nameOf = (slug: string) => person.useCases.find((useCase) => useCase.slug === slug)?.name ?? slug
  const columns: Column[] = [
    { id: 'name', head: t('name'), wrap: true },
    { id: 'status', head: t('status') },
    { id: 'scopes', head: t('scopes'), secondary: true },
    { id: 'binding', head: t('binding'), secondary: true, wrap: true },
    ...(manages ? [{ id: 'owner', head: t('owner'), secondary: true }] : []),
    { id: 'expires', head: t('expires'), secondary: true },
    { id: 'lastUsed', head: t('lastUsed'), secondary: true },
    { id: 'actions', head: t('actions') },
  ]
  const rows: Row[] = keys.map((key) => {
    const status = expiresSoon(key, now) ? 'soon' : key.status
    const mayRotate = key.owner === null ? manages : key.owner.id === person.id
    return {
      id: key.id,
      cells: {
        name: key.name,
        status: { value: status, show: <Chip tone={TONES[status]}>{t(`state.${status}`)}</Chip> },
        scopes: key.scopes.map((scope) => t(`scope.${scope}`)).join(', '),
        binding: bindingWords(key, nameOf, t),
        owner: key.owner?.name ?? t('installation'),
        expires: key.expiresAt ? format.date(key.expiresAt) : t('never'),
        lastUsed: key.lastUsedAt ? format.dateTime(key.lastUsedAt) : t('notUsed'),
        actions: { value: null, show: <KeyActions shown={key} mayRotate={mayRotate} onMade={onMade} /> },
      },
    }
  })
  return <DataTable title={t('table')} columns={columns} rows={rows} tools="none" server={{ page: links }} />
}
