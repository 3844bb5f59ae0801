import { spawn } from 'node:child_process'
import { createServer } from 'node:net'

export const KEY = 'bench-bootstrap-key-0123456789-0123456789'
export const ADMIN = { email: 'bench@example.com', password: 'a bench password 42' }

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

/** The built server on the given database, its throttle out of the way of the measurement. */
export async function startBenchServer(
  env: Record<string, string>,
): Promise<{ url: string; stop: () => Promise<void> }> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      ...env,
      PORT: String(port),
      PLUMBLINE_BOOTSTRAP_KEY: KEY,
      PLUMBLINE_ADMIN_EMAIL: ADMIN.email,
      PLUMBLINE_ADMIN_PASSWORD: ADMIN.password,
      PLUMBLINE_RATE_LIMIT: '100000/100000',
    },
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  while (!(await fetch(`${url}/readyz`).catch(() => null))?.ok) {
    if (child.exitCode !== null) throw new Error('the server did not start')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return {
    url,
    stop: async () => {
      child.kill('SIGTERM')
      await ended
    },
  }
}
