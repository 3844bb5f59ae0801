export const MONEY_MAX = 1e12
export const CURRENCY = /^[A-Z]{3}$/
