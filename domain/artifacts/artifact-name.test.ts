import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ARTIFACT_NAME_MAX, artifactNameProblem } from './artifact-name'
import { artifactName } from './input'

describe('names of artifacts', () => {
  it.each(['model.onnx', '模型 v2.bin', 'a', '.gitignore', 'weights (1).pt', 'name#1?.txt', 'x'.repeat(200)])(
    'takes %s',
    (name) => expect(artifactNameProblem(name)).toBeNull(),
  )
  it.each([
    ['', 'empty'],
    ['.', '..'],
    ['..', '..'],
    ['../etc/passwd', '/'],
    ['a..b', '..'],
    ['a/b', '/'],
    ['a\\b', '/'],
    ['a\u0000b', 'control'],
    ['a\nb', 'control'],
    ['a\u007fb', 'control'],
    ['a\u0085b', 'control'],
    ['a\u202eexe.fdp', 'invisible'],
    ['a\u2028b', 'invisible'],
    ['\ud800', 'invisible'],
    [' a', 'space'],
    ['a ', 'space'],
    ['x'.repeat(ARTIFACT_NAME_MAX + 1), '200'],
  ])('refuses %j', (name, word) => expect(artifactNameProblem(name)).toContain(word))
  it('knows one spelling of what looks the same', () => {
    expect(artifactName.parse('e\u0301.bin')).toBe('\u00e9.bin')
  })
  it('never takes what leads to another place', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('.', '/', '\\', 'a', '\u0000', ' ') }), (name) => {
        fc.pre(artifactNameProblem(name) === null)
        expect(new URL(encodeURIComponent(name), 'http://x/artifacts/').pathname.startsWith('/artifacts/')).toBe(true)
      }),
    )
  })
})
