import { openDatabase } from '@/db/client'
import { readEnv } from '@/server/env'

// npm run db:migrate: brings the configured database up to this build; starting the server does the same.
const engine = await openDatabase(readEnv())
await engine.close()
console.log('The schema is up to date.')
