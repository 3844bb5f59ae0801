import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const KEPT = ['.next', 'scripts', 'db/engine', 'db/migrations', 'package.json', 'next.config.js']
const MANIFEST = '.next/server/functions-config-manifest.json'
const PROXY = '/_middleware'

type Manifest = { functions: Record<string, unknown> }

/** A copy of the build that does not know of proxy.ts; answers where it lies. */
export function copyWithoutProxy(): { root: string; remove: () => void } {
  const root = mkdtempSync(path.join(tmpdir(), 'plumbline-no-proxy-'))
  const filter = (source: string) => !/^\.next\/(cache|dev|diagnostics)$/.test(path.relative('.', source))
  for (const name of KEPT) cpSync(name, path.join(root, name), { recursive: true, verbatimSymlinks: true, filter })
  symlinkSync(path.resolve('node_modules'), path.join(root, 'node_modules'))
  const file = path.join(root, MANIFEST)
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest
  if (!(PROXY in manifest.functions))
    throw new Error(`${MANIFEST} does not name the proxy; this copy would prove nothing`)
  delete manifest.functions[PROXY]
  writeFileSync(file, JSON.stringify(manifest))
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) }
}
