/** What the settings say about the installation; addresses without names and passwords. */
export type InstallationFacts = {
  status: 'ready' | 'starting' | 'stopping' | 'unavailable'
  engine: 'embedded' | 'server' | null
  reachable: boolean
  durability: 'process' | 'power' | null
  lock: 'held' | 'not_needed' | null
  migrations: { applied: number; pending: readonly string[] } | null
  /** Directory of the embedded database, or host and name of the server's. */
  place: string
  version: string
  node: string
  publicUrl: string | null
}

type Why = 'whyStarting' | 'whyStopping' | 'whyDatabase' | 'whyMigrations'

/** Why it is not ready; null when it is. */
export function notReadyBecause(facts: Pick<InstallationFacts, 'status' | 'reachable'>): Why | null {
  if (facts.status === 'ready') return null
  if (facts.status === 'starting') return 'whyStarting'
  if (facts.status === 'stopping') return 'whyStopping'
  return facts.reachable ? 'whyMigrations' : 'whyDatabase'
}

/** `db.example.com:5432/plumbline`: nothing that opens it. */
export function addressOf(databaseUrl: string): string {
  const { host, pathname } = new URL(databaseUrl)
  return `${host}${pathname}`
}
