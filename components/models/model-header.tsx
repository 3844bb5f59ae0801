import Link from 'next/link'
import { Chip } from '@/components/ui/chip'
import { LinkTabs } from '@/components/ui/link-tabs'
import type { Model } from './figures'
import { HealthLine } from './health-line'
import { type HealthWords, healthWords } from './health-words'
import { HELD } from './model-params'
import { MODEL_TABS, tabPath } from './model-tab'
import type { VersionEntry } from './version-entry'
import { VersionPair } from './version-pair'

type Props = { model: Model; versions: readonly VersionEntry[]; more: boolean; words: HealthWords }

function Facts({ model, versions, more, words }: Props) {
  const { t, format } = words
  const count = `${format.count(versions.length)}${more ? '+' : ''}`
  return (
    <ul className="flex min-w-0 flex-wrap items-center gap-x-2 text-small text-text-2 [&>li:not(:last-child)]:after:ml-2 [&>li:not(:last-child)]:after:text-text-3 [&>li:not(:last-child)]:after:content-['·']">
      <li>{t(`task.${model.task}`)}</li>
      {model.useCases.map((useCase) => (
        <li key={useCase.slug}>
          <Link href={`/use-cases/${useCase.slug}`} className="inline-flex min-h-6 items-center">
            {useCase.name}
          </Link>
        </li>
      ))}
      {model.owner && <li>{t('header.owner', { owner: model.owner })}</li>}
      <li>{t('header.versions', { count: versions.length, countText: count })}</li>
    </ul>
  )
}

/** Above all tabs of a model: what it is, which versions are in view, how they stand, and the tabs. */
export function ModelHeader(props: Props) {
  const { model, versions, words } = props
  const { t } = words
  const places = versions.map(({ version, createdAt, health }) => ({
    version,
    createdAt,
    health: health && { newestPrediction: health.newestPrediction },
    sentence: healthWords(words, version, health).sentence,
  }))
  return (
    <>
      <section aria-label={t('header.facts')} className="mb-2">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <p className="text-lead">{model.name}</p>
          <Chip>{t(`kind.${model.kind}`)}</Chip>
          <Facts {...props} />
        </div>
        <HealthLine versions={places} overview={tabPath(model.slug, 'overview')} />
      </section>
      <div className="relative">
        <div className="wide:absolute wide:-top-1.5 wide:right-0 wide:z-[1] max-wide:mb-2">
          <VersionPair versions={places} />
        </div>
        <LinkTabs
          label={t('header.tabs')}
          keep={HELD}
          tabs={MODEL_TABS.map((tab) => ({ href: tabPath(model.slug, tab), label: t(`tab.${tab}`) }))}
        />
      </div>
    </>
  )
}
