'use client'
import { useQueryStates } from 'nuqs'
import { type ReactNode, useId } from 'react'
import { useTranslations } from 'use-intl'
import { Select } from '@/components/ui/select'
import { chooseVersions } from './choose-versions'
import { versionParsers } from './model-params'

type Entry = {
  version: string
  createdAt: string
  health: { newestPrediction: string | null } | null
  archived: boolean
}

function Choice({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId()
  return (
    <span className="flex items-center gap-2">
      <label htmlFor={id} className="whitespace-nowrap text-small text-text-3">
        {label}
      </label>
      {children(id)}
    </span>
  )
}

/** Which version is shown and with which it is compared; kept in the URL of every tab. */
export function VersionPair({ versions }: { versions: readonly Entry[] }) {
  const t = useTranslations('models')
  const [asked, set] = useQueryStates(versionParsers, { shallow: false, history: 'push' })
  const { shown, compared } = chooseVersions(versions, asked)
  if (!shown) return null
  const known = versions.map((entry) => entry.version)
  const current = asked.version ?? shown.version
  const names = known.includes(current) ? known : [current, ...known]
  const others = names.filter((name) => name !== current)
  const out = new Set(versions.flatMap(({ version, archived }) => (archived ? [version] : [])))
  const option = (name: string) => ({
    value: name,
    label: out.has(name) ? t('header.archived', { version: name }) : name,
  })
  return (
    <div className="no-print flex flex-wrap items-center gap-x-4 gap-y-2">
      <Choice label={t('header.shown')}>
        {(id) => (
          <Select
            id={id}
            className="w-28"
            value={current}
            onChange={(event) => {
              const version = event.target.value
              void set({ version, ...(version === asked.compare && { compare: null }) })
            }}
            options={names.map(option)}
          />
        )}
      </Choice>
      {others.length > 0 && (
        <Choice label={t('header.compare')}>
          {(id) => (
            <Select
              id={id}
              className="w-28"
              value={compared?.version ?? ''}
              onChange={(event) => void set({ compare: event.target.value || null })}
              options={[{ value: '', label: t('header.noCompare') }, ...others.map(option)]}
            />
          )}
        </Choice>
      )}
    </div>
  )
}
