'use client'
import { useQueryStates } from 'nuqs'
import { useId } from 'react'
import { useTranslations } from 'use-intl'
import { Select } from '@/components/ui/select'
import { chooseVersions } from './choose-versions'
import { versionParsers } from './model-params'

type Entry = { version: string; createdAt: string; health: { newestPrediction: string | null } | null }

/** Which version is shown and with which it is compared; kept in the URL of every tab. */
export function VersionPair({ versions }: { versions: readonly Entry[] }) {
  const t = useTranslations('models')
  const id = useId()
  const [asked, set] = useQueryStates(versionParsers, { shallow: false, history: 'push' })
  const { shown, compared } = chooseVersions(versions, asked)
  if (!shown) return null
  const known = versions.map((entry) => entry.version)
  const current = asked.version ?? shown.version
  const names = known.includes(current) ? known : [current, ...known]
  const others = names.filter((name) => name !== current)
  return (
    <div className="no-print flex flex-wrap items-center gap-2">
      <label htmlFor={`${id}-shown`} className="text-small text-text-3">
        {t('header.shown')}
      </label>
      <Select
        id={`${id}-shown`}
        className="w-28"
        value={current}
        onChange={(event) =>
          void set({ version: event.target.value, ...(event.target.value === asked.compare && { compare: null }) })
        }
        options={names.map((name) => ({ value: name, label: name }))}
      />
      {others.length > 0 && (
        <>
          <label htmlFor={`${id}-compare`} className="text-small text-text-3">
            {t('header.compare')}
          </label>
          <Select
            id={`${id}-compare`}
            className="w-28"
            value={compared?.version ?? ''}
            onChange={(event) => void set({ compare: event.target.value || null })}
            options={[
              { value: '', label: t('header.noCompare') },
              ...others.map((name) => ({ value: name, label: name })),
            ]}
          />
        </>
      )}
    </div>
  )
}
