import { FEATURE_TYPES, type FeatureType } from '@/domain/features/input'

export type ParsedFeatures = { ok: true; features: { name: string; type: FeatureType }[] } | { ok: false; line: number }

/** Lines of `name type`; the name may hold spaces, the type is the last word. */
export function parseFeatures(text: string): ParsedFeatures {
  const features: { name: string; type: FeatureType }[] = []
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.trim()
    if (line === '') continue
    const space = Math.max(line.lastIndexOf(' '), line.lastIndexOf('\t'))
    const type = FEATURE_TYPES.find((one) => one === line.slice(space + 1))
    const name = line.slice(0, space).trim().replace(/[,:]$/, '')
    if (!type || space < 0 || name === '') return { ok: false, line: index + 1 }
    features.push({ name, type })
  }
  return { ok: true, features }
}
