import { baselineName } from '@/components/value/baseline-name'
import type { ValueAnswer } from '@/components/value/figures'
import { moneyOf } from '@/components/value/money-figure'
import { moneyRange } from '@/components/value/money-range'
import { valueReason } from '@/components/value/value-reason'
import { type ValueVerdict, valueVerdict } from '@/components/value/value-verdict'
import type { AreaTranslator } from '@/lib/i18n/translator'
import type { HomeWords } from './home-facts'
import { type Mark, type Story, type StoryRow, type StoryTile, TILES_MAX } from './story'
import type { ValueRef } from './value-refs'

export type ValueWords = HomeWords & { value: AreaTranslator<'value'> }
export type Valued = { ref: ValueRef; answer: ValueAnswer }
type Told = { valued: Valued; verdict: ValueVerdict; currency: string }

const MARKS = { more: { verdict: 'better' }, less: { verdict: 'worse' }, unclear: { verdict: 'tooFew' } } as const

function markOf(verdict: ValueVerdict): Mark {
  if (verdict.kind === 'none') return { verdict: 'waiting' }
  return verdict.against ? MARKS[verdict.against.kind] : { verdict: 'notJudged' }
}

const nameOf = ({ ref }: Valued, { t }: ValueWords) => t('version', { model: ref.model.name, version: ref.version })
const hrefOf = ({ ref }: Valued) => `/models/${ref.model.slug}/value?${new URLSearchParams({ version: ref.version })}`

/** How much more or less than the baseline, in money and with its range. */
function againstText({ valued, verdict, currency }: Told, words: ValueWords): string {
  const { t, format, value } = words
  if (verdict.kind === 'none') return valueReason(value, verdict.reason)
  const { against } = verdict
  if (against === null) return t('value.noBaseline')
  const values = {
    baseline: baselineName(value, valued.answer.baseline),
    difference: format.money(Math.abs(against.value), { currency }),
    range: moneyRange(format, against.kind, against) ?? value('noRange'),
  }
  return t(`value.${against.kind}`, values)
}

function rowOf(told: Told, words: ValueWords): StoryRow {
  const { verdict, currency, valued } = told
  return {
    id: `value ${valued.ref.model.slug}`,
    label: nameOf(valued, words),
    hint: againstText(told, words),
    ...(verdict.kind !== 'none' && { value: words.format.money(verdict.net, { currency }) }),
    mark: markOf(verdict),
    href: hrefOf(valued),
  }
}

function oneTile(told: Told, words: ValueWords): StoryTile {
  const { t, format } = words
  const { valued, verdict, currency } = told
  const { windows, total } = valued.answer
  const trend = windows.map(({ net }) => moneyOf(net))
  const range = total ? format.range(total.from, total.to) : ''
  return {
    id: 'value',
    title: t('value.title'),
    sub: nameOf(valued, words),
    span: 4,
    mark: markOf(verdict),
    ...(verdict.kind !== 'none' && {
      figure: { value: format.money(verdict.net), words: t('value.net', { currency }) },
    }),
    ...(trend.length > 1 && { trend: { values: trend, limit: null, label: t('value.trend', { currency }) } }),
    lead: againstText(told, words),
    note: t('value.window', { window: range, share: format.share(total?.coverage ?? null) }),
    actions: [{ label: t('value.open'), href: hrefOf(valued) }],
  }
}

/** What the models earned, net, over 30 days and against the baseline; null where no value matrix is set. */
export function valueTile(given: readonly Valued[], words: ValueWords): StoryTile | null {
  const told = given.flatMap((valued): Told[] => {
    const { total, valueModels, currency } = valued.answer
    return total && valueModels.length > 0 ? [{ valued, verdict: valueVerdict(total), currency: currency ?? '' }] : []
  })
  const [first] = told
  if (!first) return null
  if (told.length === 1) return oneTile(first, words)
  return {
    id: 'value',
    title: words.t('value.title'),
    span: 4,
    rows: told.map((one) => rowOf(one, words)),
    note: words.t('value.rowsNote'),
  }
}

/** Puts the money after the goals; where there is no room left, words about a use case give way. */
export function withValueTile(story: Story, tile: StoryTile | null): Story {
  if (!tile) return story
  const place = story.tiles.findLastIndex(({ id }) => id.startsWith('goal')) + 1
  const tiles = story.tiles.toSpliced(place, 0, tile)
  while (tiles.length > TILES_MAX) {
    const last = tiles.findLastIndex(({ id }) => id.startsWith('objective'))
    tiles.splice(last < 0 ? tiles.length - 1 : last, 1)
  }
  return { ...story, tiles }
}
