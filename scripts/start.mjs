// npm start: the built server, with an end in order. SIGTERM: the probe answers 503 at once while requests are still
// served, then no new connections, running requests to their end, background jobs, database, exit 0.
import { existsSync } from 'node:fs'
import http from 'node:http'
import net from 'node:net'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { refuseRequest } from './refuse-request.mjs'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const hostname = process.env.PLUMBLINE_HOST || '127.0.0.1'
const port = Number(process.env.PORT || 3000)
/** How long the probe says 503 before new connections are refused, so that a load balancer can see it. */
const NOTICE_MS = 1500
/** A connection that was accepted gets this long to send its request. */
const LAST_REQUEST_MS = 300
/** Running requests get this long. */
const DRAIN_MS = 25_000
/** A table of 2 GB over a slow line takes a while. */
const REQUEST_TIMEOUT_MS = 30 * 60_000
const KEEP_ALIVE_MS = 65_000

// Whoever read the log may be gone while people still use what is served. Unheard, each line that cannot be written would be
// reported by another such line, without end.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)

process.chdir(root)
process.env.NODE_ENV = 'production'
process.env.NEXT_TELEMETRY_DISABLED = '1'

function fail(message) {
  console.error(message)
  process.exit(1)
}

if (!existsSync('node_modules/next')) fail('The dependencies are not installed. Run: npm ci')
if (!existsSync('.next/BUILD_ID')) fail('There is no build yet. Run: npm run build')
if (!Number.isInteger(port) || port < 0 || port > 65_535) fail(`PORT is not a port number: ${process.env.PORT}`)

const { default: next } = await import('next')
const app = next({ dev: false, dir: root, hostname, port, quiet: true })
await app.prepare()
const handle = app.getRequestHandler()
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms))
// prepare() does not wait for instrumentation.ts, which opens the database or ends the process.
while (!globalThis.plumblineLifecycle) await sleep(10)

let stopping = false
const open = new Set()
const server = http.createServer((request, response) => {
  open.add(response)
  response.on('close', () => open.delete(response))
  if (stopping) response.setHeader('connection', 'close')
  if (!refuseRequest(request, response)) handle(request, response)
})
server.requestTimeout = REQUEST_TIMEOUT_MS
server.keepAliveTimeout = KEEP_ALIVE_MS
server.on('error', (error) => {
  const inUse = error.code === 'EADDRINUSE'
  const message = inUse ? `Port ${port} on ${hostname} is in use. Set PORT to another one.` : error.message
  stopSystem().finally(() => fail(`Plumbline cannot start. ${message}`))
})
server.listen(port, hostname, () => {
  const address = server.address()
  const shown = hostname.includes(':') ? `[${hostname}]` : hostname
  console.log(`Plumbline is ready at http://${shown}:${address.port}`)
})

async function stopSystem() {
  await globalThis.plumblineLifecycle?.stop()
}

async function closeServer() {
  // Not http's own close(): it would reset connections that are just about to send their request.
  const closed = new Promise((resolve) => net.Server.prototype.close.call(server, resolve))
  for (const response of open) if (!response.headersSent) response.setHeader('connection', 'close')
  await Promise.race([closed, sleep(LAST_REQUEST_MS)])
  const idle = setInterval(() => server.closeIdleConnections(), 50)
  await Promise.race([closed, sleep(DRAIN_MS)])
  clearInterval(idle)
  server.closeAllConnections()
}

async function end(signal) {
  if (stopping) process.exit(1)
  stopping = true
  console.log(`${signal}: finishing what is running`)
  globalThis.plumblineLifecycle?.drain()
  if (signal === 'SIGTERM') await sleep(NOTICE_MS)
  await closeServer()
  await stopSystem()
  console.log('stopped')
  process.exit(0)
}

for (const signal of ['SIGTERM', 'SIGINT']) {
  process.on(signal, () => {
    end(signal).catch((error) => fail(`Stopping failed: ${error instanceof Error ? error.message : error}`))
  })
}
