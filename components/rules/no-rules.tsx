import { tabPath } from '@/components/models/model-tab'
import type { VersionEntry } from '@/components/models/version-entry'
import { Empty } from '@/components/state/empty'
import { NoData } from '@/components/state/no-data'
import { ButtonLink } from '@/components/ui/button-link'
import { Tile } from '@/components/ui/tile'
import { Verdict } from '@/components/ui/verdict'
import type { AreaTranslator } from '@/lib/i18n/translator'
import { rulesHref } from './rules-search'

type Props = {
  model: string
  shown: VersionEntry
  versions: readonly VersionEntry[]
  t: AreaTranslator<'rules'>
}

const OFFERED = 3

/** Instead of rules: the version has none, or none that run here. */
export function NoRules({ model, shown, versions, t }: Props) {
  const { version } = shown
  const others = versions.filter((entry) => entry.rules !== null && entry !== shown).slice(0, OFFERED)
  const links = (
    <>
      {others.map((entry) => (
        <ButtonLink key={entry.version} href={rulesHref({ model, version: entry.version })}>
          {t('noRules.open', { version: entry.version })}
        </ButtonLink>
      ))}
      <ButtonLink href={`${tabPath(model, 'versions')}?${new URLSearchParams({ version })}`}>
        {t('noRules.versions')}
      </ButtonLink>
    </>
  )
  const none = shown.rules === null
  return (
    <>
      <Verdict sentence={t(none ? 'noRules.sentence' : 'notRun.sentence', { version })} />
      <Tile title={t('title')} span={12}>
        {none ? (
          <Empty title={t('noRules.title')} text={t('noRules.text')} action={links} />
        ) : (
          <NoData title={t('notRun.title')} reason={t('notRun.text')} action={links} />
        )}
      </Tile>
    </>
  )
}
