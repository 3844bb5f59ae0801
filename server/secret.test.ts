import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readEnv } from './env'
import { installationSecret } from './secret'

let dataDir: string
beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'secret-'))
})
afterEach(() => rmSync(dataDir, { recursive: true }))

const env = (more: Record<string, string> = {}) => readEnv({ PLUMBLINE_DATA_DIR: dataDir, ...more })
const given = 'a given secret of more than 32 characters'

describe('installationSecret', () => {
  it('is made once, and only its owner can read it', () => {
    const made = installationSecret(env())
    expect(made.length).toBeGreaterThanOrEqual(43)
    expect(installationSecret(env())).toBe(made)
    expect(statSync(path.join(dataDir, 'secret')).mode & 0o777).toBe(0o600)
  })

  it('is the given one, which PostgreSQL needs', () => {
    expect(installationSecret(env({ PLUMBLINE_SECRET: given }))).toBe(given)
    expect(() => installationSecret(env({ DATABASE_URL: 'postgres://localhost/x' }))).toThrow(/PLUMBLINE_SECRET/)
  })

  it('is never one that was cut', () => {
    writeFileSync(path.join(dataDir, 'secret'), 'short')
    expect(() => installationSecret(env())).toThrow(/remove it/)
  })
})
