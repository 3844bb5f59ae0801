import type { createTranslator } from 'use-intl/core'
import type { Area, Messages } from './areas'

/** The `t` of one area, as `useTranslations(area)` and `getTranslations(area)` return it. */
export type AreaTranslator<A extends Area> = ReturnType<typeof createTranslator<Messages, A>>
