/** A sentence begins with a capital, whatever word comes first; names of versions and features stay as they are written. */
export const sentenceCase = (text: string): string => text.charAt(0).toLocaleUpperCase('en') + text.slice(1)

/** Sentences one after the other: Chinese ones need no space between. */
export const sentences = (locale: string, parts: readonly (string | null)[]): string =>
  parts.filter((part) => part !== null && part !== '').join(locale === 'zh' ? '' : ' ')
