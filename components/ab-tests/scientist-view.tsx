'use client'
import { ArmsTile } from './arms-tile'
import { BoundaryTile } from './boundary-tile'
import { ClausesTile } from './clauses-tile'
import { EffectsTile } from './effects-tile'
import { ExposureTile } from './exposure-tile'
import type { ReadTest } from './figures'
import { HealthTile } from './health-tile'
import { MaturityTile } from './maturity-tile'
import { PosteriorTile } from './posterior-tile'
import { SegmentsTile } from './segments-tile'

/** The full record: health, effects with limits, clauses, arms, segments. */
export function ScientistView({ read, pValues }: { read: ReadTest; pValues: boolean }) {
  const { engine, look } = read.results
  // Read once: until then no p-value at all, so that none is taken for an effect's.
  const peeking = engine === 'fixed_horizon' && look.phase === 'waiting'
  const sequential = engine === 'group_sequential'
  return (
    <>
      <HealthTile read={read} pValues={pValues && !peeking} />
      <EffectsTile read={read} pValues={pValues} />
      <ClausesTile read={read} />
      <ArmsTile read={read} />
      <SegmentsTile read={read} pValues={pValues} />
      {sequential && <BoundaryTile read={read} />}
      <PosteriorTile read={read} />
      <MaturityTile read={read} span={sequential ? 12 : 6} />
      <ExposureTile read={read} />
    </>
  )
}
