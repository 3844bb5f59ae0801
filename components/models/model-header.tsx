import Link from 'next/link'
import { Chip } from '@/components/ui/chip'
import type { Model } from './figures'
import { HealthLine } from './health-line'
import { type HealthWords, healthWords } from './health-words'
import { tabPath } from './model-tab'
import { ModelTabs } from './model-tabs'
import type { VersionEntry } from './version-entry'
import { VersionPair } from './version-pair'

type Props = { model: Model; versions: readonly VersionEntry[]; more: boolean; serving: string; words: HealthWords }

function Facts({ model, versions, more, words }: Omit<Props, 'serving'>) {
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
  const { model, versions, serving, words } = props
  const { t } = words
  const places = versions.map(({ version, createdAt, health, rules, archived }) => ({
    version,
    createdAt,
    health: health && { newestPrediction: health.newestPrediction },
    decidesByRules: rules !== null,
    archived: archived !== null,
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
        <p className="mt-0.5 text-small">
          <Link href={tabPath(model.slug, 'deployments')} className="inline-flex min-h-6 items-center text-text-2">
            {serving}
          </Link>
        </p>
        <HealthLine versions={places} overview={tabPath(model.slug, 'overview')} />
      </section>
      <div className="relative">
        <div className="wide:absolute wide:-top-1.5 wide:right-0 wide:z-[1] max-wide:mb-2">
          <VersionPair versions={places} />
        </div>
        <ModelTabs model={model.slug} versions={places} />
      </div>
    </>
  )
}
