import { createLoader, createSerializer, parseAsString } from 'nuqs/server'
import { type Trail, trailLinks, trailParsers } from '@/components/table/page-trail'

export const listParsers = {
  text: parseAsString.withDefault(''),
  useCase: parseAsString,
  ...trailParsers,
}
export const loadListParams = createLoader(listParsers)
const href = createSerializer(listParsers)

export type ListState = Trail & { text: string; useCase: string | null }

export const pageLinks = ({ text, useCase, ...at }: ListState, next: string | null) =>
  trailLinks(at, next, (place) => href('/models', { text, useCase, ...place }))
