import { install } from './steps/install.mjs'
import { bin, run } from './steps/run.mjs'
import { say } from './steps/say.mjs'

await install()
const steps = [
  ['Lint and format', bin('biome'), ['check', '--error-on-warnings', '.']],
  ['Types', bin('tsc'), ['--noEmit', '-p', '.']],
  ['Import rules', 'node', ['scripts/check-imports.mjs']],
]
for (const [name, command, args] of steps) {
  say(name)
  const code = await run(command, args)
  if (code !== 0) process.exit(code)
}
