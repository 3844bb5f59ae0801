export const PASSWORD_MIN = 12
export const PASSWORD_MAX = 200

/** The account the password is for; what is not known yet is left out. */
export type PasswordOwner = { email?: string | undefined; name?: string | undefined }

const plain = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '')

/**
 * Why a password is refused, in words for the person who chose it, or null when it may be used. Lengths count
 * Unicode code points after NFKC.
 */
export function passwordProblem(password: string, owner: PasswordOwner): string | null {
  const length = [...password.normalize('NFKC')].length
  if (length < PASSWORD_MIN) return `must have at least ${PASSWORD_MIN} characters`
  if (length > PASSWORD_MAX) return `must have at most ${PASSWORD_MAX} characters`
  const chosen = plain(password)
  if (new Set(chosen).size < 4) return 'must have at least 4 different characters'
  const own = [owner.email, owner.email?.split('@')[0], owner.name].filter((text) => text !== undefined && text !== '')
  if (own.some((text) => text !== undefined && plain(text) === chosen))
    return 'must not be the e-mail address or the name'
  return null
}
