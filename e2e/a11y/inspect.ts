import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']
/** What shows when a value was not made into words. */
const UNFINISHED = /\bNaN\b|\bundefined\b|\[object \w+\]|\bInvalid Date\b/
/** What a chart, a table or a page says while it reads. */
const READING = /Loading|正在/

/** Waits until nothing on the page says any more that it is being read. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('load')
  await expect(page.getByRole('status').filter({ hasText: READING })).toHaveCount(0)
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
}

/** What is read or heard: the text as it is laid out, and the names that attributes give. */
async function unfinishedText(page: Page): Promise<string[]> {
  // biome-ignore lint/performance/useDomNodeTextContent: the DOM's own text holds the scripts too
  const shown = await page.locator('body').innerText()
  const named = await page.evaluate(() =>
    ['aria-label', 'aria-valuetext', 'title', 'alt', 'placeholder'].flatMap((name) =>
      [...document.querySelectorAll(`[${name}]`)].map((element) => element.getAttribute(name) ?? ''),
    ),
  )
  return [...shown.split('\n'), ...named].filter((line) => UNFINISHED.test(line))
}

async function overflow(page: Page): Promise<string | null> {
  const found = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return null
    const wide = [...document.querySelectorAll('body *')].filter(
      (element) => element.getBoundingClientRect().right > clientWidth + 1,
    )
    const last = wide.at(-1)
    return `${scrollWidth} > ${clientWidth} px, ${last?.tagName.toLowerCase()} "${last?.textContent?.slice(0, 40)}"`
  })
  return found
}

/** What a theme or a width can change; the rest is the same in all of them. */
const OF_LOOKS = ['color-contrast', 'target-size', 'scrollable-region-focusable', 'link-in-text-block']

/** What is wrong with the page as it stands: axe, sideways scrolling, values that are not words. */
export async function inspect(page: Page, how: string, only: 'looks' | 'all'): Promise<string[]> {
  const axe = new AxeBuilder({ page })
  const { violations } = await (only === 'looks' ? axe.withRules(OF_LOOKS) : axe.withTags(TAGS)).analyze()
  const sideways = await overflow(page)
  return [
    ...violations.flatMap(({ id, nodes }) =>
      nodes.map(
        ({ target, failureSummary }) => `${how}: ${id} ${target.join(' ')} ${failureSummary?.replaceAll(/\s+/g, ' ')}`,
      ),
    ),
    ...(sideways ? [`${how}: scrolls sideways, ${sideways}`] : []),
    ...(await unfinishedText(page)).map((line) => `${how}: "${line}"`),
  ]
}
