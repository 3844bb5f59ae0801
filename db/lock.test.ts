import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { DataDirectoryInUseError, takeLock } from './lock'

let directory: string
beforeAll(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'plumbline-lock-'))
})
afterAll(() => rmSync(directory, { recursive: true, force: true }))

const TSX = ['--import', 'tsx', 'db/testing/hold-lock.ts']

/** A process that tries to hold the lock: resolves with `held`, or with its error once it has ended. */
function holder(): Promise<{ child: ChildProcess; held: boolean; error: string }> {
  const child = spawn(process.execPath, [...TSX, directory], { stdio: ['ignore', 'pipe', 'pipe'] })
  return new Promise((resolve) => {
    let error = ''
    child.stderr.on('data', (chunk) => {
      error += chunk
    })
    child.stdout.once('data', () => resolve({ child, held: true, error: '' }))
    child.once('exit', () => resolve({ child, held: false, error }))
  })
}

const kill = (child: ChildProcess) =>
  new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGKILL')
  })

it('refuses a second process every time, naming the holder, and takes over what a killed one left', async () => {
  for (let round = 0; round < 4; round++) {
    const first = await holder()
    expect(first.held).toBe(true)
    const others = await Promise.all(Array.from({ length: 5 }, holder))
    for (const other of others) {
      expect(other.held).toBe(false)
      expect(other.error).toContain(`process ${first.child.pid} on ${hostname()}`)
    }
    await kill(first.child)
  }
  const after = await holder()
  expect(after.held).toBe(true)
  await kill(after.child)
}, 120_000)

it('lets exactly one of many take over a stale lock', async () => {
  for (let round = 0; round < 3; round++) {
    const all = await Promise.all(Array.from({ length: 6 }, holder))
    expect(all.filter((entry) => entry.held)).toHaveLength(1)
    for (const entry of all) if (entry.held) await kill(entry.child)
  }
}, 120_000)

it('refuses within this process too, releases, and keeps the directory private', () => {
  const lock = takeLock(directory)
  expect(() => takeLock(directory)).toThrow(DataDirectoryInUseError)
  lock.release()
  takeLock(directory).release()
  expect(readdirSync(directory)).toEqual([])
  expect(statSync(directory).mode & 0o777).toBe(0o700)
})

it('does not take a reused pid for the holder', () => {
  const stale = { pid: process.pid, host: hostname(), started: 'another life', since: '2026-01-01T00:00:00Z' }
  writeFileSync(path.join(directory, 'lock.7'), JSON.stringify(stale))
  takeLock(directory).release()
})
