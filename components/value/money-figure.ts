import type { ValueWindow } from './figures'

/** Money, or null where there is none to name. */
export const moneyOf = (figure: ValueWindow['net']): number | null => (typeof figure === 'number' ? figure : null)

/** Why there is none; null where there is. */
export const whyNoMoney = (figure: ValueWindow['net']): string | null =>
  typeof figure === 'number' ? null : figure.reason

export const perThousand = (perDecision: number | null): number | null =>
  perDecision === null ? null : perDecision * 1000
