import { createLoader, createSerializer, parseAsString } from 'nuqs/server'
import { type Trail, trailLinks, trailParsers } from '@/components/table/page-trail'

const parsers = {
  model: parseAsString.withDefault(''),
  ...trailParsers,
}
export const loadImportsParams = createLoader(parsers)
const href = createSerializer(parsers)

export type ImportsState = Trail & { model: string }

export const importPages = ({ model, ...at }: ImportsState, next: string | null) =>
  trailLinks(at, next, (place) => href('/imports', { model, ...place }))
