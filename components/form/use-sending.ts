'use client'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { Watch } from './send-body'

/** Sends a file and tells how far it is; leaving the page ends it, so the browser asks first. */
export function useSending<Sending, Answer>(
  send: (sending: Sending, watch: Watch) => Promise<Answer>,
  onDone: (answer: Answer) => void,
) {
  const [sent, setSent] = useState(0)
  const running = useRef<AbortController | null>(null)
  const { mutate, reset, ...upload } = useMutation({
    mutationFn: (sending: Sending) => {
      running.current = new AbortController()
      setSent(0)
      return send(sending, { onSent: setSent, signal: running.current.signal })
    },
    onSuccess: onDone,
  })
  useEffect(() => {
    if (!upload.isPending) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [upload.isPending])
  useEffect(() => () => running.current?.abort(), [])
  const cancel = () => {
    running.current?.abort()
    reset()
  }
  const { isPending, isSuccess, error } = upload
  return { start: mutate, cancel, sent, pending: isPending, busy: isPending || isSuccess, error }
}
