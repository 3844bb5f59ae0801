'use client'
import dynamic from 'next/dynamic'
import { Loading } from '@/components/state/loading'
import type { EditorFacts } from './editor-facts'

const RulesEditor = dynamic(() => import('./rules-editor').then((module) => module.RulesEditor), {
  ssr: false,
  loading: () => <Loading height={480} />,
})

/** The editor, whose code is fetched with it. */
export function EditorPanel({ facts }: { facts: EditorFacts }) {
  return <RulesEditor facts={facts} />
}
