import { type BrowserContext, chromium, type Page } from '@playwright/test'
import { findBrowser } from '@/scripts/steps/browser.mjs'
import { startBenchServer } from './bench-server'
import { benchDatabases } from './databases'
import { loadSite, PAGES, signIn } from './page-site'
import { type BenchRow, quantile } from './row'

const VISITS = 4
const BARS = { lcp: 1000, inp: 100, cls: 0.05 }

type Vitals = { page: string; lcp: number; inp: number; cls: number }

const readVitals = (tab: Page) =>
  tab.evaluate(() => ({ ...(window as unknown as { vitals: Omit<Vitals, 'page'> }).vitals }))

/** Loads a page as somebody does who was there before, then goes on by keyboard and switches the theme. */
async function visit(context: BrowserContext, url: string, page: string): Promise<Vitals> {
  const tab = await context.newPage()
  try {
    await tab.addInitScript({ path: 'bench/watch-vitals.js' })
    await tab.goto(url + page, { waitUntil: 'networkidle' })
    const { lcp, cls } = await readVitals(tab)
    if (lcp === 0) throw new Error(`${page}: the browser reported no paint`)
    for (let press = 0; press < 3; press++) await tab.keyboard.press('Tab')
    await tab.keyboard.press('Control+k')
    await tab.keyboard.press('Escape')
    await tab.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 100))))
    return { page, lcp, cls, inp: (await readVitals(tab)).inp }
  } finally {
    await tab.close()
  }
}

async function visitAll(context: BrowserContext, url: string): Promise<Vitals[]> {
  const all: Vitals[] = []
  for (const page of PAGES) {
    const visits: Vitals[] = []
    for (let i = 0; i <= VISITS; i++) visits.push(await visit(context, url, page))
    const of = (figure: keyof typeof BARS) =>
      quantile(
        visits.slice(1).map((one) => one[figure]),
        0.75,
      )
    const found = { page, lcp: of('lcp'), inp: of('inp'), cls: of('cls') }
    console.error(
      `  ${page}: LCP ${found.lcp.toFixed(0)} ms, INP ${found.inp.toFixed(0)} ms, CLS ${found.cls.toFixed(3)}`,
    )
    all.push(found)
  }
  return all
}

/** The session cookies of a header, for a browser. */
const cookiesOf = (header: string, url: string) =>
  header.split('; ').map((pair) => {
    const at = pair.indexOf('=')
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url }
  })

const worst = (all: readonly Vitals[], figure: keyof typeof BARS) =>
  all.reduce((a, b) => (b[figure] > a[figure] ? b : a))

/** What a person waits for and sees move, in a browser, on the embedded database. */
export async function vitalsBench(): Promise<BenchRow[]> {
  const executablePath = await findBrowser()
  if (!executablePath) throw new Error('there is no browser to measure with')
  const [database] = await benchDatabases()
  if (!database) return []
  await loadSite(database)
  const server = await startBenchServer(database.env)
  const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] })
  const all: Vitals[] = []
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
    await context.addCookies(cookiesOf(await signIn(server.url), server.url))
    all.push(...(await visitAll(context, server.url)))
  } finally {
    await browser.close()
    await server.stop()
    await database.remove()
  }
  return (['lcp', 'inp', 'cls'] as const).map((figure) => {
    const found = worst(all, figure)
    const unit = figure === 'cls' ? '' : ' ms'
    const value = found[figure]
    return {
      name: `worst ${figure.toUpperCase()} of ${PAGES.length} pages, 75th percentile of ${VISITS} warm visits, embedded`,
      ours: `${value.toFixed(figure === 'cls' ? 3 : 0)}${unit} (${found.page})`,
      yardstick: `${BARS[figure]}${unit}`,
      ratio: value / BARS[figure],
      bar: '<= 1',
      met: value <= BARS[figure],
      note: figure === 'inp' ? 'keys, the command menu among them' : '1440 px, headless',
    }
  })
}
