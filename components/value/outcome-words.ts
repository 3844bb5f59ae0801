import type { AreaTranslator } from '@/lib/i18n/translator'
import type { MatrixField } from './parse-value-form'

const SIGNS = new Set(['true', 'false', 'yes', 'no', 'y', 'n', 't', 'f'])

/** A class that says by itself what it is: `fraud`, not `1` or `true`. */
const speaks = (name: string) => /\p{L}{2}/u.test(name) && !SIGNS.has(name.toLowerCase())

type Classes = { positive: string; negative: string }

/** A cell of the matrix in words: what was decided, and what it was. */
export function outcomeWords(t: AreaTranslator<'value'>, field: MatrixField, { positive, negative }: Classes): string {
  const word = speaks(positive) ? positive : t('outcome.yes', { name: positive })
  const other = speaks(negative) ? negative : t('outcome.no', { name: negative })
  return t(`outcome.${field}`, { positive: word, negative: other })
}
