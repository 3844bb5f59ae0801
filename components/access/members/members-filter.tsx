'use client'
import { useQueryStates } from 'nuqs'
import type { FormEvent } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { membersSearch } from './search'

/** Text and state, kept in the URL. */
export function MembersFilter() {
  const t = useTranslations('members')
  const [search, setSearch] = useQueryStates(membersSearch)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    void setSearch({ text: String(new FormData(event.currentTarget).get('text')) || null, cursor: null })
  }
  const filtered = search.text !== '' || search.status !== null
  return (
    // biome-ignore lint/a11y/useSemanticElements: the search element is not in every browser
    <form role="search" onSubmit={submit} className="no-print mb-2 flex flex-wrap items-center gap-2">
      <Input
        key={search.text}
        name="text"
        type="search"
        defaultValue={search.text}
        aria-label={t('search')}
        placeholder={t('search')}
        maxLength={120}
        className="w-64 max-w-full"
      />
      <Button type="submit">{t('searchDo')}</Button>
      <Select
        aria-label={t('status')}
        value={search.status ?? ''}
        onChange={(event) => {
          const status = membersSearch.status.parse(event.target.value)
          void setSearch({ status, cursor: null })
        }}
        className="w-36"
        options={[
          { value: '', label: t('allStates') },
          { value: 'active', label: t('state.active') },
          { value: 'disabled', label: t('state.disabled') },
        ]}
      />
      {filtered && (
        <Button variant="plain" onClick={() => void setSearch({ text: null, status: null, cursor: null })}>
          {t('clear')}
        </Button>
      )}
    </form>
  )
}
