/** Newest files of a version on its page; the API pages through all of them. */
export const ARTIFACTS_SHOWN = 200
