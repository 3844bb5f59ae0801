'use client'
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { explainProblem } from '@/components/form/explain-problem'
import { SimpleTable } from '@/components/table/simple-table'
import { Button } from '@/components/ui/button'
import { Chip } from '@/components/ui/chip'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { notify } from '@/components/ui/notify'
import { useFormat } from '@/lib/i18n/use-format'
import { useTRPC } from '@/lib/trpc/client'
import type { listOwnSessions } from '@/server/access/own-sessions'

type OwnSession = Awaited<ReturnType<(typeof listOwnSessions)['execute']>>[number]

function SessionsTable({ sessions, onEnd }: { sessions: readonly OwnSession[]; onEnd: (session: OwnSession) => void }) {
  const t = useTranslations('settings')
  const format = useFormat()
  const state = (session: OwnSession) =>
    session.current ? (
      <Chip tone="good">{t('account.thisOne')}</Chip>
    ) : (
      <Button size="sm" onClick={() => onEnd(session)}>
        {t('account.end')}
      </Button>
    )
  return (
    <SimpleTable
      title={t('account.sessions')}
      heads={[
        { text: t('account.signedIn') },
        { text: t('account.ends'), secondary: true },
        { text: t('account.state') },
      ]}
      rows={sessions.map((session) => ({
        key: session.id,
        cells: [format.dateTime(session.createdAt), format.dateTime(session.expiresAt), state(session)],
      }))}
    />
  )
}

/** Where one is signed in; any other session can be ended. */
export function OwnSessions() {
  const t = useTranslations('settings')
  const errors = useTranslations('errors')
  const format = useFormat()
  const trpc = useTRPC()
  const client = useQueryClient()
  const { data: sessions } = useSuspenseQuery(trpc.access.listSessions.queryOptions())
  const revoke = useMutation(trpc.access.revokeSession.mutationOptions())
  const [ending, setEnding] = useState<OwnSession | null>(null)
  const end = async () => {
    if (!ending) return
    await revoke.mutateAsync({ id: ending.id })
    await client.invalidateQueries({ queryKey: trpc.access.listSessions.queryKey() })
    notify(t('account.ended'))
  }
  return (
    <>
      <p className="mb-1 text-small text-text-3">
        {t('account.sessionsScope', { count: sessions.length, zone: format.zone })}
      </p>
      <SessionsTable sessions={sessions} onEnd={setEnding} />
      <ConfirmDialog
        open={ending !== null}
        onOpenChange={(open) => !open && setEnding(null)}
        title={t('account.endTitle', { when: ending ? format.dateTime(ending.createdAt, { zoneName: true }) : '' })}
        effect={t('account.endEffect')}
        confirmLabel={t('account.endDo')}
        onConfirm={end}
        explain={(error) => explainProblem(error, errors).text}
      />
    </>
  )
}
