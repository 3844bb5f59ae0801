'use client'
import { ArmsTile } from './arms-tile'
import { ClausesTile } from './clauses-tile'
import { EffectsTile } from './effects-tile'
import { ExposureTile } from './exposure-tile'
import type { ReadTest } from './figures'
import { HealthTile } from './health-tile'
import { SegmentsTile } from './segments-tile'

/** The full record: health, effects with limits, clauses, arms, segments. */
export function ScientistView({ read, pValues }: { read: ReadTest; pValues: boolean }) {
  return (
    <>
      <HealthTile read={read} pValues={pValues} />
      <EffectsTile read={read} pValues={pValues} />
      <ClausesTile read={read} />
      <ArmsTile read={read} />
      <SegmentsTile read={read} pValues={pValues} />
      <ExposureTile read={read} />
    </>
  )
}
