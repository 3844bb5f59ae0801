import 'server-only'
import { cookies } from 'next/headers'
import { THEME_COOKIE, type Theme, themeOf } from './theme'

/** For the root layout: `<html data-theme={await getTheme()}>`; no flash and no script. */
export async function getTheme(): Promise<Theme> {
  return themeOf((await cookies()).get(THEME_COOKIE)?.value)
}
