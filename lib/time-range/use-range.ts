'use client'
import { useQueryStates } from 'nuqs'
import { rangeParsers } from './parsers'
import type { Preset } from './range'

/** The time range in the URL; a change is a step in the history and reaches the server. */
export function useRange() {
  const [state, set] = useQueryStates(rangeParsers, { shallow: false, history: 'push', clearOnDefault: true })
  return {
    state,
    choosePreset: (range: Preset) => set({ range, from: null, to: null }),
    chooseWindow: (from: Date, to: Date, zone: string) => set({ range: null, from, to, zone }),
    chooseZone: (zone: string) => set({ zone }),
  }
}
