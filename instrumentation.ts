/** Called once per process before the first request is answered. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { startOrExit } = await import('./instrumentation-node')
  await startOrExit()
}
