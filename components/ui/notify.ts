/** A short notice after a commit; its code is fetched with the first one. */
export function notify(text: string): void {
  import('sonner').then(({ toast }) => toast(text)).catch(() => undefined)
}
