'use client'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Grid } from '@/components/ui/grid'
import { useTRPC } from '@/lib/trpc/client'
import { CountsTile } from './counts-tile'
import { FactsTile } from './facts-tile'
import { FailureTile } from './failure-tile'
import { EndedVerdict, ImportVerdict } from './import-verdict'
import { isUnderWay } from './outcome'
import { ProgressTile } from './progress-tile'
import { RejectedTile } from './rejected-tile'

const ASK_AGAIN_MS = 1000

/** One import from the queue to its result; asks again until it has ended, so that it can be left and come back to. */
export function ImportScreen({ id, mayImport }: { id: string; mayImport: boolean }) {
  const trpc = useTRPC()
  const { data: one } = useSuspenseQuery({
    ...trpc.imports.get.queryOptions({ id }),
    refetchInterval: ({ state }) => (state.data && isUnderWay(state.data) ? ASK_AGAIN_MS : false),
  })
  const underWay = isUnderWay(one)
  return (
    <>
      {underWay ? (
        <ImportVerdict one={one} mayImport={mayImport} figures />
      ) : (
        <EndedVerdict one={one} mayImport={mayImport} />
      )}
      <Grid>
        {underWay && <ProgressTile one={one} />}
        {one.error && <FailureTile error={one.error} />}
        <CountsTile one={one} />
        {one.rejectedUrl && <RejectedTile url={one.rejectedUrl} rejected={one.rejected} />}
        <FactsTile one={one} />
      </Grid>
    </>
  )
}
