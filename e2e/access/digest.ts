import type { api } from '../fixtures/api'
import { type Database, onPostgres } from '../fixtures/database'

type Call = ReturnType<typeof api>

const VERSION = '/models/scorer/versions/1'
const SHOWN = [
  '/use-cases',
  '/kpis',
  '/kpis/fraud-share/values',
  '/models',
  '/models/scorer/versions',
  '/members?limit=200',
  '/keys?limit=200',
  '/imports',
  '/predictions?model=scorer&version=1&limit=1',
  '/labels?model=scorer&limit=1',
  `${VERSION}/performance?exact=true`,
  `${VERSION}/service`,
  '/models/scorer/versions/2/profile',
  '/promotions',
  '/deployments',
  '/deployments/events',
  '/policies',
  '/models/scorer/aliases',
  '/models/scorer/owners',
  '/models/scorer/versions/1/artifacts',
  '/ab-tests',
  '/audit?outcome=done&limit=1',
]

/** Moves by looking, not by changing. */
const volatile = (text: string) => text.replaceAll(/"(lastUsedAt|asOf|requestId)":("[^"]*"|null)/g, '"$1":0')

/** Rows of every table but those that a refusal may write to, and what jobs refresh in their own time. */
const COUNT = `select table_name, (xpath('/row/c/text()',
    query_to_xml(format('select count(*) as c from public.%I', table_name), false, true, '')))[1]::text as rows
  from information_schema.tables
  where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not in ('audit_records', 'sign_in_throttle', 'version_health', 'version_pending', 'ab_behind', 'ab_cells')
  order by table_name`

/** Everything that a call could have changed, as a text to compare. */
export async function digest(call: Call, database: Database): Promise<Record<string, unknown>> {
  const shown: Record<string, unknown> = {}
  for (const path of SHOWN) {
    const { status, body } = await call('GET', path)
    shown[path] = `${status} ${volatile(JSON.stringify(body))}`
  }
  if (database.server) shown.rows = await onPostgres(database.server.url, COUNT)
  return shown
}
