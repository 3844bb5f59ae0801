// Who may import whom. Every rule is an error; see docs/flows.md for the picture.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'

const LAYERS = ['stats', 'domain', 'db', 'server', 'app', 'components', 'lib', 'e2e', 'bench', 'scripts']
const MAY_IMPORT = {
  stats: [],
  domain: ['stats'],
  lib: ['domain'],
  db: ['domain', 'stats'],
  server: ['db', 'domain', 'stats', 'lib'],
  components: ['domain', 'lib'],
  app: ['server', 'components', 'domain', 'lib'],
  e2e: ['domain', 'lib', 'db', 'scripts'],
  bench: ['server', 'db', 'domain', 'stats', 'lib', 'scripts'],
  scripts: ['server', 'db', 'domain', 'stats', 'lib'],
}
/** Types may also come from here. */
const MAY_IMPORT_TYPES = { components: ['server'], lib: ['server'] }
const PURE = ['stats', 'domain']
const FORBIDDEN_IN_PURE = /^(node:|drizzle-orm|next|react|@electric-sql|pg)/
/** Rooms of the server that every noun may use; otherwise a noun reaches another one only through read*.ts. */
const SHARED_ROOMS = ['kernel', 'rollups', 'http', 'trpc', 'env', 'testing', 'tables', 'figures']
const COMPOSERS = ['http', 'jobs', 'router', 'start', 'testing']
const LINES_MAX = { code: 400, test: 600 }

/** The bridge by which pages call the server's verbs; `server-only` keeps it out of the browser. */
const BRIDGES = ['lib/trpc/server.tsx']

const problems = []

function* files(folder) {
  for (const name of readdirSync(folder)) {
    const full = path.join(folder, name)
    if (statSync(full).isDirectory()) yield* files(full)
    else if (/\.(ts|tsx)$/.test(name)) yield full
  }
}

const IMPORT = /(?:^|\n)\s*(?:import|export)\s+(type\s)?([^'"\n;]*?(?:\{[^}]*\})?[^'"\n;]*?)from\s*['"]([^'"]+)['"]/g
const BARE_IMPORT = /(?:^|\n)\s*import\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g

/** `{ type A, type B }`: nothing of it is there at run time. */
function onlyTypes(clause) {
  const names = clause.match(/^\s*\{([^}]*)\}\s*$/)?.[1]?.split(',') ?? ['value']
  return names.every((name) => name.trim() === '' || name.trim().startsWith('type '))
}

function* importsOf(text) {
  for (const [, type, clause, target] of text.matchAll(IMPORT))
    yield { target, typeOnly: type !== undefined || onlyTypes(clause) }
  for (const [, bare, dynamic] of text.matchAll(BARE_IMPORT)) yield { target: bare ?? dynamic, typeOnly: false }
}

function layerOf(file, target) {
  if (target.startsWith('@/')) return target.slice(2)
  if (target.startsWith('.')) return path.join(path.dirname(file), target)
  return null
}

function checkNoun(file, to) {
  const [, from] = file.split(path.sep)
  const [, noun, rest = ''] = to.split(/[\\/]/)
  const own = from?.replace(/\.ts$/, '')
  if (COMPOSERS.includes(own) || noun === own || SHARED_ROOMS.includes(noun) || noun === 'router') return
  if (/(\.test|-fixture)\.ts$/.test(file) || /^read/.test(rest) || /^(http|router)/.test(path.basename(file))) return
  if (ENGINE_ROOMS[own]?.includes(noun)) return
  problems.push(`${file}: reaches into server/${noun} past its read*.ts (${to})`)
}

/** Predictions and labels are written by one engine under one lock; what feeds it may call its verbs. */
const ENGINE_ROOMS = {
  predictions: ['labels', 'monitoring', 'ab-tests'],
  labels: ['predictions', 'monitoring', 'ab-tests'],
  imports: ['predictions', 'labels', 'monitoring'],
  models: ['predictions', 'monitoring'],
  performance: ['predictions'],
  quality: ['predictions'],
  drift: ['predictions', 'models'],
  value: ['performance', 'predictions'],
  compare: ['performance', 'predictions', 'models', 'labels'],
  fairness: ['performance', 'predictions'],
  pii: ['models', 'predictions'],
  rollups: ['predictions'],
  figures: ['drift', 'models', 'performance', 'quality', 'service-health'],
  'service-health': ['predictions'],
  monitoring: ['performance', 'predictions'],
  promotions: ['deployments', 'predictions'],
  artifacts: ['deployments'],
  'ab-tests': ['deployments', 'predictions'],
  tables: [],
}

for (const layer of LAYERS) {
  for (const file of files(layer)) {
    const text = readFileSync(file, 'utf8')
    const isTest = /(\.(test|spec)\.tsx?|-fixture\.ts)$/.test(file)
    const lines = text.split('\n').length
    if (lines > (isTest ? LINES_MAX.test : LINES_MAX.code)) problems.push(`${file}: ${lines} lines`)
    for (const { target, typeOnly } of importsOf(text)) {
      if (PURE.includes(layer) && !isTest && FORBIDDEN_IN_PURE.test(target))
        problems.push(`${file}: ${layer} is pure, it may not import ${target}`)
      if (BRIDGES.includes(file)) continue
      const to = layerOf(file, target)
      const other = to?.split(/[\\/]/)[0]
      if (!to || !LAYERS.includes(other) || other === layer) {
        if (to && layer === 'server' && other === 'server') checkNoun(file, to)
        continue
      }
      const allowed = [
        ...MAY_IMPORT[layer],
        ...(typeOnly ? (MAY_IMPORT_TYPES[layer] ?? []) : []),
        ...(isTest ? ['stats', 'domain', 'db', 'scripts', 'server', 'lib'] : []),
      ]
      if (!allowed.includes(other)) problems.push(`${file}: ${layer} may not import ${other} (${target})`)
    }
    if (
      layer === 'server' &&
      !file.startsWith('server/testing/') &&
      !isTest &&
      !/['"]server-only['"]/.test(text) &&
      /from '(drizzle-orm|node:|@\/db|pg-boss|next-auth)/.test(text)
    )
      problems.push(`${file}: needs import 'server-only'`)
  }
}

if (problems.length > 0) {
  console.error(problems.join('\n'))
  console.error(`${problems.length} import rules broken`)
  process.exit(1)
}
console.log('Import rules hold.')
