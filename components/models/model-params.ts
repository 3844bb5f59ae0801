import { createLoader, parseAsString } from 'nuqs/server'

/** The version shown and the one it is compared with, in the URL of every tab. */
export const versionParsers = { version: parseAsString, compare: parseAsString }
export const loadVersionParams = createLoader(versionParsers)

/** What holds from tab to tab. */
export const HELD = ['range', 'from', 'to', 'zone', 'version', 'compare'] as const
