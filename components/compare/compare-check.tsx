'use client'
import { useQueryState } from 'nuqs'
import { useTranslations } from 'use-intl'
import { comparedNames } from '@/components/models/choose-versions'
import { versionParsers } from '@/components/models/model-params'
import { Checkbox } from '@/components/ui/checkbox'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import { COMPARED_MOST } from './compare-params'

/** Puts a version beside the others; the choice is in the URL, in the order it was made. */
export function CompareCheck({ version }: { version: string }) {
  const t = useTranslations('compare')
  const [compare, set] = useQueryState('compare', versionParsers.compare)
  const chosen = comparedNames(compare)
  const checked = chosen.includes(version)
  const next = checked ? chosen.filter((name) => name !== version) : [...chosen, version]
  return (
    <Checkbox
      label={<VisuallyHidden>{t('choose.check', { version })}</VisuallyHidden>}
      checked={checked}
      disabled={!checked && chosen.length >= COMPARED_MOST}
      onChange={() => void set(next.length > 0 ? next.join(',') : null)}
    />
  )
}
