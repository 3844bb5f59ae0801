import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { run } from './run.mjs'
import { say } from './say.mjs'

const MARK = 'node_modules/.installed-lock'
const LOWEST = [20, 19]

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > LOWEST[0] || (major === LOWEST[0] && minor >= LOWEST[1])) return
  console.error(`Plumbline needs Node.js ${LOWEST.join('.')} or newer; this is ${process.versions.node}.`)
  process.exit(1)
}

/** Installs exactly what the lock file says, when that has not been done yet. */
export async function install() {
  requireNode()
  const wanted = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex')
  if (existsSync(MARK) && readFileSync(MARK, 'utf8') === wanted) return
  say('Installing dependencies (npm ci) …')
  const code = await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'])
  if (code !== 0) {
    console.error('npm ci failed; see above. Nothing else was done.')
    process.exit(code)
  }
  writeFileSync(MARK, wanted)
}
