/** Names the role whose home is previewed; ends with the browser's session. */
export const VIEW_COOKIE = 'plumbline_view'

/** null: back to one's own view. */
export function setViewCookie(role: string | null): void {
  const secure = window.location.protocol === 'https:' ? '; Secure' : ''
  const age = role === null ? '; Max-Age=0' : ''
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser
  document.cookie = `${VIEW_COOKIE}=${role ?? ''}; Path=/; SameSite=Lax${age}${secure}`
}
