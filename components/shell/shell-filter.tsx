'use client'
import { usePathname, useSearchParams } from 'next/navigation'
import { UseCaseFilter } from './use-case-filter'

/** Pages that can be narrowed to one use case by `?useCase=`. */
const NARROWED = ['/', '/models', '/promotions'] as const

type Props = { useCases: readonly { slug: string; name: string }[] }

/** The use case in view, where there is a choice; on a use case's own page it leads to another one's. */
export function ShellFilter({ useCases }: Props) {
  const path = usePathname()
  const search = useSearchParams()
  const own = /^\/use-cases\/([^/]+)$/.exec(path)?.[1]
  const narrowed = NARROWED.some((page) => page === path)
  if (useCases.length === 0 || (!narrowed && (own === undefined || own === 'new'))) return null
  const hrefOf = (slug: string) => (narrowed ? `${path}?useCase=${encodeURIComponent(slug)}` : `/use-cases/${slug}`)
  return (
    <>
      <div className="flex shrink-0 items-center max-wide:hidden md:-ml-2">
        <UseCaseFilter
          current={narrowed ? search.get('useCase') : (own ?? null)}
          options={useCases.map(({ slug, name }) => ({ id: slug, name, href: hrefOf(slug) }))}
          allHref={narrowed ? path : '/use-cases'}
        />
      </div>
      <span aria-hidden="true" className="text-border-strong max-wide:hidden">
        /
      </span>
    </>
  )
}
