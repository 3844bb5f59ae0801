'use client'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { type Sending, sendFile } from './send-file'

/** Sends a file and tells how far it is; leaving the page ends it, so the browser asks first. */
export function useUpload(onDone: (id: string) => void) {
  const [sent, setSent] = useState(0)
  const running = useRef<AbortController | null>(null)
  const { mutate, reset, ...upload } = useMutation({
    mutationFn: (sending: Sending) => {
      running.current = new AbortController()
      setSent(0)
      return sendFile(sending, { onSent: setSent, signal: running.current.signal })
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
  return { start: mutate, cancel, sent, busy: upload.isPending || upload.isSuccess, error: upload.error }
}
