import { describe, expect, it } from 'vitest'
import { passwordProblem } from './password-rule'

const owner = { email: 'grace.hopper@example.com', name: 'Grace Brewster Hopper' }

describe('passwordProblem', () => {
  it.each([
    ['eleven char', /at least 12/],
    ['🙂🙃🙂🙃🙂🙃', /at least 12/],
    ['x'.repeat(201), /at most 200/],
    ['abababababab', /4 different/],
    ['grace.hopper@example.com', /must not be/],
    ['GRACE.HOPPER', /must not be/],
    ['grace brewster hopper', /must not be/],
    ['GraceBrewsterHopper', /must not be/],
  ])('refuses %s', (password, problem) => {
    expect(passwordProblem(password, owner)).toMatch(problem)
  })

  it.each(['a long walk home', '🙂🙃😀😃🙂🙃🙂🙃🙂🙃🙂🙃', 'grace.hopper@example.co'])('takes %s', (password) => {
    expect(passwordProblem(password, owner)).toBe(null)
  })

  it('does not need to know the owner', () => {
    expect(passwordProblem('a long walk home', {})).toBe(null)
  })
})
