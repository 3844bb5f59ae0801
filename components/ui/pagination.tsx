'use client'
import { useTranslations } from 'use-intl'
import { ButtonLink } from './button-link'

export type PageLinks = { previous?: string | null; next?: string | null; words?: string }

/** Pages by cursor: there are only a previous and a next one. */
export function Pagination({ previous, next, words }: PageLinks) {
  const t = useTranslations('common')
  if (!previous && !next && !words) return null
  return (
    <nav aria-label={t('pages')} className="no-print flex items-center gap-2 pt-2">
      {words && <span className="mr-auto text-small text-text-3">{words}</span>}
      {previous && (
        <ButtonLink size="sm" href={previous} rel="prev">
          {t('newerPage')}
        </ButtonLink>
      )}
      {next && (
        <ButtonLink size="sm" href={next} rel="next">
          {t('olderPage')}
        </ButtonLink>
      )}
    </nav>
  )
}
