import type { Metadata } from 'next'
import { AuthPage } from '@/components/access/auth-page'
import { InviteForm } from '@/components/access/invite-form'
import { ButtonLink } from '@/components/ui/button-link'
import { tokenInput } from '@/domain/access/input'
import { getTranslations } from '@/lib/i18n/server'
import { api } from '@/lib/trpc/server'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('access'))('invite.submit'), referrer: 'no-referrer' }
}

export default async function InvitePage({ searchParams }: Props) {
  const t = await getTranslations('access')
  const given = tokenInput.safeParse({ token: (await searchParams).token })
  const person = given.success ? await (await api()).access.checkInvite(given.data) : null
  if (given.success && person) {
    return (
      <AuthPage title={t('invite.title', { name: person.name })} why={t('invite.why', { email: person.email })}>
        <InviteForm token={given.data.token} email={person.email} />
      </AuthPage>
    )
  }
  return (
    <AuthPage title={t('invite.badTitle')}>
      <p className="mb-3 text-text-2">{given.success ? t('invite.badWhy') : t('invite.noTokenWhy')}</p>
      <ButtonLink href="/sign-in">{t('invite.toSignIn')}</ButtonLink>
    </AuthPage>
  )
}
