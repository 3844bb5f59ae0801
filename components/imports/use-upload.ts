'use client'
import { useSending } from '@/components/form/use-sending'
import { sendFile } from './send-file'

/** Sends a table and answers the id of its import. */
export const useUpload = (onDone: (id: string) => void) => useSending(sendFile, onDone)
