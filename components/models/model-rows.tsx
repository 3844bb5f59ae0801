import type { Column, Row } from '@/components/table/row'
import { Chip } from '@/components/ui/chip'
import type { ListedModel } from './figures'
import type { HealthWords } from './health-words'
import { lastInstant } from './last-instant'
import { VersionChips } from './version-chips'
import { versionState } from './version-state'

type Words = Omit<HealthWords, 'p'>

export function modelColumns({ t }: Words): Column[] {
  return [
    { id: 'name', head: t('column.name'), sortable: false },
    { id: 'kind', head: t('column.kind'), secondary: true, sortable: false },
    { id: 'task', head: t('column.task'), secondary: true, sortable: false },
    { id: 'useCase', head: t('column.useCase'), secondary: true, wrap: true, sortable: false },
    { id: 'versions', head: t('column.versions'), wrap: true, sortable: false },
    { id: 'newest', head: t('column.newest'), kind: 'number', secondary: true, sortable: false },
    {
      id: 'volume',
      head: t('column.volume'),
      kind: 'number',
      digits: 0,
      definition: t('column.volumeDefinition'),
      secondary: true,
      sortable: false,
    },
  ]
}

function States({ model, words: { t } }: { model: ListedModel; words: Words }) {
  if (model.versions.length === 0) return <Chip tone="info">{t('state.noVersion')}</Chip>
  return (
    <ul className="flex flex-col gap-1">
      {model.versions.map((entry) => (
        <li key={entry.version} className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="min-w-8 font-medium">{entry.version}</span>
          <VersionChips state={versionState(entry.health, entry.hasReference)} t={t} />
        </li>
      ))}
    </ul>
  )
}

const newestOf = (model: ListedModel) =>
  model.versions.reduce<string | null>((newest, { health }) => {
    const at = health?.newestPrediction ?? null
    return at !== null && (newest === null || at > newest) ? at : newest
  }, null)

export const needsSomebody = (model: ListedModel): boolean =>
  model.versions.some(({ health }) => (health?.attention.length ?? 0) > 0)

export function modelRow(model: ListedModel, words: Words): Row {
  const { t, format } = words
  const newest = newestOf(model)
  const states = model.versions.map(({ version, health }) => `${version}: ${health?.attention.join(' ') ?? ''}`)
  return {
    id: model.id,
    href: `/models/${model.slug}`,
    cells: {
      name: model.name,
      kind: t(`kind.${model.kind}`),
      task: t(`task.${model.task}`),
      useCase: model.useCases.map((useCase) => useCase.name).join(', '),
      versions: { value: states.join('; '), show: <States model={model} words={words} /> },
      newest: { value: newest, show: newest === null ? t('state.waitPredictions') : format.date(lastInstant(newest)) },
      volume: model.versions.reduce((sum, { health }) => sum + (health?.predictions ?? 0), 0),
    },
  }
}
