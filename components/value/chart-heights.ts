/** Of the plots in px, known before their code is there. */
export const NET_HEIGHT = 240
export const THRESHOLD_HEIGHT = 180
