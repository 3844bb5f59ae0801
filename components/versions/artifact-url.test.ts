import { describe, expect, it } from 'vitest'
import { SendFailure } from '@/components/form/send-body'
import { artifactUploadUrl, readUploaded } from './artifact-url'

const target = { model: 'm', version: 'v 1+' }

describe('sending a file of a version', () => {
  it('names model, version, file and hash, each as it is', () => {
    const url = artifactUploadUrl(target, { name: 'a&b=c #1.bin', sha256: ' AB ' })
    const { pathname, searchParams } = new URL(url, 'http://x')
    expect(decodeURIComponent(pathname)).toBe('/api/v1/models/m/versions/v 1+/artifacts')
    expect(Object.fromEntries(searchParams)).toEqual({ name: 'a&b=c #1.bin', sha256: 'AB' })
    expect(artifactUploadUrl(target, { name: 'a', sha256: '  ' })).not.toContain('sha256')
  })
  it('tells new from known and from refused', () => {
    expect(readUploaded(201, '{"name":"a"}')).toEqual({ name: 'a', isNew: true })
    expect(readUploaded(200, '{"name":"a"}')).toEqual({ name: 'a', isNew: false })
    const refused = readUploaded(409, '{"code":"version_immutable","detail":"has another","errors":[],"requestId":"r"}')
    expect(refused).toBeInstanceOf(SendFailure)
    expect(refused).toMatchObject({ message: 'has another', data: { code: 'version_immutable', requestId: 'r' } })
    expect(readUploaded(502, '<html>')).toBeInstanceOf(SendFailure)
  })
})
