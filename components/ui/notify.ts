type Toast = typeof import('sonner')['toast']

/** The code of notices is fetched with the first one; where that fails, the page itself still tells what is. */
function show(notice: (toast: Toast) => unknown): void {
  import('sonner').then(({ toast }) => notice(toast)).catch(() => undefined)
}

/** A short notice after a commit. */
export const notify = (text: string): void => show((toast) => toast(text))

/** A change was not made, and it was asked for where there is no room for an error: in a menu. */
export const notifyProblem = (title: string, description: string): void =>
  show((toast) => toast.error(title, { description }))
