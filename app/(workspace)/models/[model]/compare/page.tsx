import type { Metadata } from 'next'
import type { SearchParams } from 'nuqs/server'
import { PageDenied } from '@/components/access/page-denied'
import type { CompareFacts } from '@/components/compare/compare-facts'
import { COMPARED_LEAST, COMPARED_MOST, compareHref, loadCompareParams } from '@/components/compare/compare-params'
import { CompareScreen } from '@/components/compare/compare-screen'
import { comparedNames } from '@/components/models/choose-versions'
import { lastInstant } from '@/components/models/last-instant'
import { tabPath } from '@/components/models/model-tab'
import { seesPValues } from '@/components/models/sees-p-values'
import { snapToHours } from '@/components/models/snap-to-hours'
import { versionColor } from '@/components/models/version-color'
import type { VersionEntry } from '@/components/models/version-entry'
import { metricsOfTask } from '@/components/performance/metrics-of-task'
import { Empty } from '@/components/state/empty'
import { ButtonLink } from '@/components/ui/button-link'
import { Tile } from '@/components/ui/tile'
import { Verdict } from '@/components/ui/verdict'
import { holds } from '@/domain/access/actor'
import { getTranslations } from '@/lib/i18n/server'
import { loadRange } from '@/lib/time-range/load-range'
import { pageCaller, prefetch, trpc } from '@/lib/trpc/server'
import { openPage } from '../../../open-page'
import { viewRole } from '../../../view-role'
import { loadVersion } from '../_view/load-model'
import { loadView, type ModelView } from '../_view/load-view'
import { ModelFrame } from '../_view/model-frame'

type Props = { params: Promise<{ model: string }>; searchParams: Promise<SearchParams> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { model } = await params
  const { allowed } = await openPage('/models/[model]/compare', `/models/${model}/compare`)
  const t = await getTranslations('compare')
  return { title: allowed ? `${t('title')} · ${model}` : t('title') }
}

/** The range ends where the last version stopped that was at work with all the others. */
async function sharedRange(view: ModelView, chosen: readonly VersionEntry[], search: Promise<SearchParams>) {
  const { now } = await pageCaller()
  const times = (read: (health: NonNullable<VersionEntry['health']>) => string | null) =>
    chosen.flatMap(({ health }) => (health && read(health)) ?? []).sort()
  const oldest = times((health) => health.firstPrediction).at(-1) ?? null
  const newest = times((health) => health.newestPrediction)[0] ?? null
  const last = newest === null ? null : lastInstant(newest)
  const range = await loadRange(search, { oldest: oldest === null ? null : new Date(oldest), newest: last, now })
  const { from, to, moved } = snapToHours(range.from, range.to)
  const window = { from: from.toISOString(), to: to.toISOString(), moved }
  return { ...view, range, window, newest: last?.toISOString() ?? view.newest }
}

function factsOf(view: ModelView, versions: string[], given: { held: URLSearchParams; seesP: boolean }): CompareFacts {
  const { model, window } = view
  const { held, seesP } = given
  const others = (first: string) => [first, ...versions.filter((name) => name !== first)]
  return {
    ask: { model: model.slug, versions, from: window.from, to: window.to },
    task: model.task,
    metrics: metricsOfTask(model.task),
    colors: Object.fromEntries(versions.map((name) => [name, versionColor(view.versions, name)])),
    zone: view.range.zone,
    seesP,
    allTimeHref: compareHref(model.slug, versions, new URLSearchParams({ range: 'all' })),
    chooseHref: `${tabPath(model.slug, 'versions')}?compare=${versions.map(encodeURIComponent).join(',')}`,
    valueHref: tabPath(model.slug, 'value'),
    against: versions.map((name) => ({ version: name, href: compareHref(model.slug, others(name), held) })),
  }
}

async function heldSearch(searchParams: Promise<SearchParams>): Promise<URLSearchParams> {
  const texts = Object.entries(await searchParams).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value]] : [],
  )
  return new URLSearchParams(texts)
}

export default async function ComparePage({ params, searchParams }: Props) {
  const { model: slug } = await params
  const { allowed, need, person } = await openPage('/models/[model]/compare', `/models/${slug}/compare`)
  if (!allowed) return <PageDenied need={need} />
  const [plain, asked, t, role, held] = await Promise.all([
    loadView(slug, searchParams),
    loadCompareParams(searchParams),
    getTranslations('compare'),
    viewRole(),
    heldSearch(searchParams),
  ])
  const names = comparedNames(asked.versions).slice(0, COMPARED_MOST)
  const chosen: VersionEntry[] = []
  for (const name of names) chosen.push(await loadVersion(slug, name))
  const view = await sharedRange(plain, chosen, searchParams)
  const mayImport = holds(person, 'import:run')
  const areas = ['compare', 'performance', 'errors'] as const
  const frame = { view, tab: 'versions', areas, mayImport, always: true } as const
  if (names.length < COMPARED_LEAST) {
    return (
      <ModelFrame {...frame}>
        <Verdict sentence={t('choose.sentence')} />
        <Tile title={t('title')} span={12}>
          <Empty
            title={t('choose.none')}
            text={t('choose.text')}
            action={
              <ButtonLink variant="primary" href={tabPath(slug, 'versions')}>
                {t('choose.open')}
              </ButtonLink>
            }
          />
        </Tile>
      </ModelFrame>
    )
  }
  const facts = factsOf(view, names, { held, seesP: seesPValues(role) })
  void prefetch(trpc.models.compare.queryOptions(facts.ask))
  return (
    <ModelFrame {...frame}>
      <CompareScreen facts={facts} />
    </ModelFrame>
  )
}
