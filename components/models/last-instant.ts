/** The end of an hour is excluded; the last instant in it is what a date can be read from. */
export const lastInstant = (end: string): Date => new Date(new Date(end).getTime() - 1)
