import { start } from '@/server/start'

/** A server that could not start says why once and ends; it never stays up to answer 500. */
export async function startOrExit(): Promise<void> {
  try {
    await start()
  } catch (error) {
    console.error(`Plumbline cannot start. ${error instanceof Error ? error.message : String(error)}`)
    process.exit(1)
  }
}
