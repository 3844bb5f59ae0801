'use client'
import { useEffect, useState } from 'react'
import { useTRPCClient } from '@/lib/trpc/client'
import type { RawRules } from './draft'
import type { DraftCheck } from './figures'

const QUIET_MS = 350

export type DraftChecked = {
  /** Of what is written now, or the last one while a newer one is under way. */
  check: DraftCheck | null
  state: 'checking' | 'done' | 'failed'
}

/** Checks what is written once nobody has typed for a moment; an answer to older text is dropped. */
export function useDraftCheck(place: { model: string; version: string }, rules: RawRules): DraftChecked {
  const { model, version } = place
  const client = useTRPCClient()
  const [checked, setChecked] = useState<DraftChecked>({ check: null, state: 'checking' })
  useEffect(() => {
    const stop = new AbortController()
    setChecked(({ check }) => ({ check, state: 'checking' }))
    const ask = async () => {
      try {
        const given = JSON.parse(JSON.stringify(rules))
        const check = await client.rules.checkDraft.mutate({ model, version, rules: given }, { signal: stop.signal })
        if (!stop.signal.aborted) setChecked({ check, state: 'done' })
      } catch {
        if (!stop.signal.aborted) setChecked(({ check }) => ({ check, state: 'failed' }))
      }
    }
    const timer = setTimeout(() => void ask(), QUIET_MS)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [client, model, version, rules])
  return checked
}
