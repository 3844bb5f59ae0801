/** One unit: time until the event, or until it was last seen without one. */
export type Waiting = { time: number; event: boolean }

export type SurvivalStep = { time: number; survival: number; standardError: number; atRisk: number; events: number }

/**
 * Kaplan and Meier's share still waiting after each time with events, with Greenwood's standard error; the share that has arrived is
 * 1 - survival.
 */
export function kaplanMeier(units: readonly Waiting[]): SurvivalStep[] {
  const sorted = [...units].sort((a, b) => a.time - b.time)
  const steps: SurvivalStep[] = []
  let survival = 1
  let greenwood = 0
  let i = 0
  while (i < sorted.length) {
    const time = sorted[i]?.time ?? 0
    const atRisk = sorted.length - i
    let events = 0
    for (; i < sorted.length && sorted[i]?.time === time; i++) if (sorted[i]?.event) events++
    if (events === 0) continue
    survival *= 1 - events / atRisk
    greenwood += events / (atRisk * (atRisk - events))
    const standardError = survival > 0 ? survival * Math.sqrt(greenwood) : 0
    steps.push({ time, survival, standardError, atRisk, events })
  }
  return steps
}
