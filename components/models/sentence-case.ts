/** A sentence begins with a capital; words that are written with capitals of their own (sMAPE) stay as they are. */
export const sentenceCase = (text: string): string =>
  /^\p{Ll}\p{Lu}/u.test(text) ? text : text.charAt(0).toLocaleUpperCase('en') + text.slice(1)

/** Sentences one after the other: Chinese ones need no space between. */
export const sentences = (locale: string, parts: readonly (string | null)[]): string =>
  parts.filter((part) => part !== null && part !== '').join(locale === 'zh' ? '' : ' ')
