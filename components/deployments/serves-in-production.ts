/** What serves in production has no further step; what serves elsewhere may still be asked for. */
export const servesInProduction = (served: readonly { version: string; environment: string }[], version: string) =>
  served.some((one) => one.version === version && one.environment === 'production')
