import 'server-only'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** Written by the build: `/(workspace)/models/page` -> `/models`. */
const MANIFEST = '.next/app-path-routes-manifest.json'
const FILES: Record<string, 'page' | 'route'> = { 'page.tsx': 'page', 'route.ts': 'route', 'route.tsx': 'route' }
/** Of the framework or static: error pages and the icon. */
const NOT_OURS = new Set(['/_not-found', '/_global-error', '/icon.svg', '/favicon.ico'])

export type AppPath = { kind: 'page' | 'route'; path: string }

function fromManifest(file: string): AppPath[] {
  const entries = Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>)
  return entries.flatMap(([source, route]): AppPath[] => {
    if (source.endsWith('/page')) return [{ kind: 'page', path: route }]
    return source.endsWith('/route') ? [{ kind: 'route', path: route }] : []
  })
}

function fromSource(folder: string, route: string): AppPath[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry): AppPath[] => {
    const kind = FILES[entry.name]
    if (kind) return [{ kind, path: route || '/' }]
    if (!entry.isDirectory()) return []
    const part = entry.name.startsWith('(') ? '' : `/${entry.name}`
    return fromSource(path.join(folder, entry.name), route + part)
  })
}

/** Every page and route file of the running build; of the source folder where there is no build (development, tests). */
export function appPaths(root = process.cwd()): AppPath[] {
  const manifest = path.join(/* turbopackIgnore: true */ root, MANIFEST)
  const built = process.env.NODE_ENV === 'production' && existsSync(manifest)
  const found = built ? fromManifest(manifest) : fromSource(path.join(/* turbopackIgnore: true */ root, 'app'), '')
  const ours = found.filter((entry) => !NOT_OURS.has(entry.path))
  return ours.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
}
