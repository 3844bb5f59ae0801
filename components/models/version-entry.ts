import type { Health, Version } from './figures'

/** A version as every tab of its model knows it. `health` is null before its first prediction. */
export type VersionEntry = {
  version: string
  kind: 'ml' | 'rules'
  createdAt: string
  author: string
  reason: string | null
  features: Version['features']
  segments: Version['segments']
  reference: Version['reference']
  rules: Version['rules']
  lineage: Version['lineage']
  archived: Version['archived']
  digest: string
  health: Health | null
}
