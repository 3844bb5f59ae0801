export const ARTIFACT_NAME_MAX = 200

/** Controls, invisible formatting (also what turns the direction of text around), lone surrogates, unassigned. */
const INVISIBLE = /\p{C}|\p{Zl}|\p{Zp}/u

/** Why a file may not be called so, or null. A name is one part of a path and never leads anywhere. */
export function artifactNameProblem(name: string): string | null {
  if (name === '') return 'must not be empty'
  if (name.length > ARTIFACT_NAME_MAX) return `must have at most ${ARTIFACT_NAME_MAX} characters`
  if (/[/\\]/.test(name)) return 'must not contain / or \\'
  if (name === '.' || name.includes('..')) return 'must not be . or contain ..'
  if (INVISIBLE.test(name)) return 'must not contain control or invisible characters'
  if (name.trim() !== name) return 'must not begin or end with a space'
  return null
}
