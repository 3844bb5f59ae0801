import type { Metadata } from 'next'
import { AuthPage } from '@/components/access/auth-page'
import { SetupForm } from '@/components/access/setup-form'
import { ButtonLink } from '@/components/ui/button-link'
import { tokenInput } from '@/domain/access/input'
import { getTranslations } from '@/lib/i18n/server'
import { api } from '@/lib/trpc/server'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('setup'))('title'), referrer: 'no-referrer' }
}

export default async function SetupPage({ searchParams }: Props) {
  const t = await getTranslations('setup')
  const given = tokenInput.safeParse({ token: (await searchParams).token })
  if (given.success && (await (await api()).access.checkSetupLink(given.data)).valid) {
    return (
      <AuthPage title={t('title')} why={t('why')}>
        <SetupForm token={given.data.token} />
      </AuthPage>
    )
  }
  return (
    <AuthPage title={given.success ? t('badTitle') : t('noTokenTitle')}>
      <p className="mb-3 text-text-2">{given.success ? t('badWhy') : t('noTokenWhy')}</p>
      <ButtonLink href="/sign-in">{t('toSignIn')}</ButtonLink>
    </AuthPage>
  )
}
