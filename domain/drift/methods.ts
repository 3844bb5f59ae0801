import type { FeatureBaseline } from '@/domain/features/baseline'
import { DRIFT_METHODS, type DriftPreset } from './finding'
import { evidentlyDefault } from './presets/evidently-default'
import { EVIDENTLY_METHODS } from './presets/evidently-methods'
import { NANNYML_METHODS } from './presets/nannyml-methods'

/** Tests of shares of rows, the same under every preset. */
const SHARE_METHODS = ['missing_rate', 'invalid_rate', 'unseen_share', 'out_of_range_share'] as const
export type ShareMethod = (typeof SHARE_METHODS)[number]

export function isShareMethod(method: string): method is ShareMethod {
  return (SHARE_METHODS as readonly string[]).includes(method)
}

/** Names that statistics use here, for what a preset calls otherwise. */
const ALIASES: Record<DriftPreset, Readonly<Record<string, string>>> = {
  calibrated: {},
  evidently: {
    kolmogorov_smirnov: 'ks',
    jensen_shannon: 'jensenshannon',
    chi_square: 'chisquare',
    z_two_proportions: 'z',
  },
  nannyml: { chi_square: 'chi2' },
}

/** The methods of a preset, under the preset's own names. */
export function allowedMethods(preset: DriftPreset): string[] {
  if (preset === 'calibrated') return [...DRIFT_METHODS]
  const own = preset === 'evidently' ? EVIDENTLY_METHODS : NANNYML_METHODS
  return [...own.map(({ name }) => name), ...SHARE_METHODS]
}

export type ParsedMethods =
  | { ok: true; methods: string[] }
  | { ok: false; unknown: string; allowed: string[]; detail: string }

/**
 * Reads a comma list of methods of a preset; names as in `DRIFT_METHODS` are accepted for the preset's own and
 * answered as those. Blanks and repetitions are dropped; an empty list is an empty answer.
 */
export function parseMethods(preset: DriftPreset, text: string): ParsedMethods {
  const allowed = allowedMethods(preset)
  const methods = new Set<string>()
  for (const part of text.split(',')) {
    const name = part.trim()
    if (name === '') continue
    const own = Object.hasOwn(ALIASES[preset], name) ? (ALIASES[preset][name] ?? name) : name
    if (!allowed.includes(own)) {
      const detail = `"${name.slice(0, 60)}" is not a method of preset ${preset}; it knows ${allowed.join(', ')}`
      return { ok: false, unknown: name, allowed, detail }
    }
    methods.add(own)
  }
  return { ok: true, methods: [...methods] }
}

/**
 * What a preset looks at when no method is named, from what the baseline knows of the feature. In exact mode leave the
 * choice to `exactFindings` (methods null): the evidently preset also counts the window's distinct values.
 */
export function defaultMethods(preset: DriftPreset, baseline: FeatureBaseline): string[] {
  if (preset === 'evidently') return [evidentlyDefault(baseline)]
  return ['jensen_shannon']
}
