import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { AuthPage } from '@/components/access/auth-page'
import { safePath } from '@/components/access/safe-path'
import { SignInForm } from '@/components/access/sign-in-form'
import { readSignInError } from '@/domain/access/sign-in-error'
import { getTranslations } from '@/lib/i18n/server'
import { pageCaller } from '@/lib/trpc/server'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('access'))('signIn.title') }
}

export default async function SignInPage({ searchParams }: Props) {
  const search = await searchParams
  const next = safePath(search.next ?? search.callbackUrl)
  if ((await pageCaller()).actor.kind === 'user') redirect(next)
  const t = await getTranslations('access')
  const refused = typeof search.error === 'string' ? readSignInError(search.error) : null
  return (
    <AuthPage
      title={t('signIn.title')}
      why={next === '/' ? undefined : t('signIn.goneOn')}
      foot={<p>{t('signIn.foot')}</p>}
    >
      <SignInForm next={next} refused={refused} />
    </AuthPage>
  )
}
