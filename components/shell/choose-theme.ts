'use client'
import { setCookie } from './set-cookie'
import { THEME_COOKIE, type Theme } from './theme'

/** Counts at once and from the first byte of the next page. */
export function chooseTheme(next: Theme): void {
  setCookie(THEME_COOKIE, next)
  document.documentElement.dataset.theme = next
}
