'use client'
import { useSearchParams } from 'next/navigation'
import { useQueryState } from 'nuqs'
import { useTranslations } from 'use-intl'
import { comparedNames } from '@/components/models/choose-versions'
import { versionParsers } from '@/components/models/model-params'
import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import { COMPARED_LEAST, COMPARED_MOST, compareHref } from './compare-params'

/** What is chosen for comparison, and the way there. */
export function CompareBar({ model }: { model: string }) {
  const t = useTranslations('compare')
  const [compare, set] = useQueryState('compare', versionParsers.compare)
  const search = useSearchParams()
  const chosen = comparedNames(compare)
  const ready = chosen.length >= COMPARED_LEAST && chosen.length <= COMPARED_MOST
  const words =
    chosen.length === 0
      ? t('choose.none')
      : chosen.length < COMPARED_LEAST
        ? t('choose.one', { version: chosen[0] ?? '' })
        : t('choose.some', { first: chosen[0] ?? '', others: chosen.slice(1).join(', ') })
  return (
    <div className="no-print mb-2 flex flex-wrap items-center gap-2">
      <p className="text-text-2" aria-live="polite">
        {words}
      </p>
      <span className="ml-auto flex gap-2">
        {chosen.length > 0 && (
          <Button variant="quiet" size="sm" onClick={() => void set(null)}>
            {t('choose.clear')}
          </Button>
        )}
        {ready ? (
          <ButtonLink size="sm" variant="primary" href={compareHref(model, chosen, search)}>
            {t('choose.go', { count: chosen.length })}
          </ButtonLink>
        ) : (
          <Button size="sm" disabled>
            {t('choose.goNone')}
          </Button>
        )}
      </span>
    </div>
  )
}
