import { spawn } from 'node:child_process'

/** Runs a command with its output shown; resolves with its exit code. `env` is added to this process's own. */
export function run(command, args, { env = {}, quiet = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
    })
    let output = ''
    child.stdout?.on('data', (chunk) => {
      output += chunk
    })
    child.stderr?.on('data', (chunk) => {
      output += chunk
    })
    child.on('error', reject)
    child.on('exit', (code) => {
      if (quiet && code !== 0) process.stdout.write(output)
      resolve(code ?? 1)
    })
  })
}

export const bin = (name) => `node_modules/.bin/${name}`
