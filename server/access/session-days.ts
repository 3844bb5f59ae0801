/** How long a session lasts from signing in. */
export const SESSION_DAYS = 14
