import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { bin, run } from './run.mjs'
import { say } from './say.mjs'

const MARK = '.next/.built-from'
const SOURCES = [
  'app',
  'components',
  'domain',
  'lib',
  'server',
  'stats',
  'db',
  'next.config.js',
  'proxy.ts',
  'instrumentation.ts',
  'instrumentation-node.ts',
  'package-lock.json',
  'postcss.config.mjs',
  'tsconfig.json',
]

/** Hash of everything the build reads, by git where there is one. */
function fingerprint() {
  try {
    const present = SOURCES.filter((path) => existsSync(path))
    const tracked = execFileSync('git', ['ls-files', '-s', '--', ...present], { encoding: 'utf8', maxBuffer: 1 << 26 })
    const changed = execFileSync('git', ['status', '--porcelain', '--', ...present], {
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    })
    if (changed.trim() !== '') return null
    return createHash('sha256').update(tracked).digest('hex')
  } catch {
    return null
  }
}

/** Builds the application unless the present build was made from the same sources. */
export async function build() {
  const now = fingerprint()
  if (now !== null && existsSync(MARK) && readFileSync(MARK, 'utf8') === now) return
  say('Building (next build) …')
  const code = await run(bin('next'), ['build'], { env: { NEXT_TELEMETRY_DISABLED: '1' }, quiet: true })
  if (code !== 0) {
    console.error('The build failed; see above.')
    process.exit(code)
  }
  if (now !== null) writeFileSync(MARK, now)
}
