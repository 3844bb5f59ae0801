import { abSimulationRows } from './ab-simulations'
import { abSpeedRows } from './ab-speed'
import type { BenchRow } from './row'

/** Analysis speed and the simulations; `BENCH_AB_SCALE=10` multiplies the runs of each. */
export async function abBench(): Promise<BenchRow[]> {
  return [...abSpeedRows(), ...abSimulationRows()]
}
