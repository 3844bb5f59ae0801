import type { SelectOption } from './select'

/** A list's first page and what is chosen, should that be on another one. */
export const withChosen = (options: readonly SelectOption[], chosen: string): readonly SelectOption[] =>
  options.some(({ value }) => value === chosen) ? options : [{ value: chosen, label: chosen }, ...options]
