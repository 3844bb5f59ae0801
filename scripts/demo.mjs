// npm run demo: install, build, migrate, load real data, serve.

import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { build } from './steps/build.mjs'
import { install } from './steps/install.mjs'
import { bin, run } from './steps/run.mjs'
import { say } from './steps/say.mjs'

const host = process.env.PLUMBLINE_HOST || '127.0.0.1'
const port = process.env.PORT || '3000'
const address = `http://${host}:${port}`
const dataDir = path.resolve(process.env.PLUMBLINE_DATA_DIR || '.data')

/** The demo's own key, kept beside its data so that a second start can look whether all is there. */
function demoKey() {
  const file = path.join(dataDir, 'demo-key')
  if (existsSync(file)) return readFileSync(file, 'utf8')
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const key = `demo_${randomBytes(32).toString('base64url')}`
  writeFileSync(file, key, { mode: 0o600 })
  return key
}

async function untilReady(server) {
  for (;;) {
    if (server.exitCode !== null) process.exit(server.exitCode)
    const answer = await fetch(`${address}/readyz`).catch(() => null)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

await install()
await build()
const key = demoKey()
say('Starting the server …')
const server = spawn(process.execPath, ['scripts/start.mjs'], {
  stdio: ['ignore', 'ignore', 'inherit'],
  env: { ...process.env, PORT: port, PLUMBLINE_DATA_DIR: dataDir, PLUMBLINE_BOOTSTRAP_KEY: key },
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal))
server.on('exit', (code) => process.exit(code ?? 1))
await untilReady(server)
say('Looking for the demo data, loading what is missing (real flights of 2001) …')
const code = await run(bin('tsx'), ['scripts/seed-demo.mts', address, key])
if (code !== 0) {
  server.kill('SIGTERM')
  process.exit(code)
}
console.log('')
say(`Plumbline is at ${address}   (Ctrl-C stops it)`)
