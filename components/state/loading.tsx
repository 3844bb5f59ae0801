'use client'
import { useTranslations } from 'use-intl'
import { Skeleton } from '@/components/ui/skeleton'

type Props = { height?: number /** What is read, in words. */; what?: string }

/** Still plates in the height of what comes. */
export function Loading({ height = 128, what }: Props) {
  const t = useTranslations('states')
  return (
    <div role="status" className="flex flex-col gap-2.5" style={{ minHeight: height }}>
      <span className="sr-only">{what ? t('loadingWhat', { what }) : t('loading')}</span>
      <Skeleton className="h-6 w-2/5" />
      <Skeleton className="min-h-8 flex-1" />
    </div>
  )
}
