export const shortHash = (hash: string): string => `${hash.slice(0, 4)}…${hash.slice(-4)}`
