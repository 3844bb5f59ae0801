'use client'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { ErrorState } from '@/components/state/error-state'
import { Loading } from '@/components/state/loading'
import { requestIdOf } from '@/components/state/request-id'
import { SimpleTable } from '@/components/table/simple-table'
import { Button } from '@/components/ui/button'
import { Chip } from '@/components/ui/chip'
import { CopyButton } from '@/components/ui/copy-button'
import { Disclosure } from '@/components/ui/disclosure'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Tile } from '@/components/ui/tile'
import { useFormat } from '@/lib/i18n/use-format'
import { useTRPC } from '@/lib/trpc/client'
import type { Verification as Result } from './record'

type Noted = { seq: number; hash: string }

/** Whether heads that were signed and kept outside the database still lie on the chain. */
function Checkpoints({ checkpoints: { kept, compared, unsigned, newest } }: Pick<Result, 'checkpoints'>) {
  const t = useTranslations('audit')
  const format = useFormat()
  if (!kept) return <p className="text-text-2">{t('checkpoints.notKept')}</p>
  const at = newest && format.dateTime(newest.at, { seconds: true, zoneName: true })
  return (
    <p className="text-text-2">
      {newest
        ? t('checkpoints.compared', {
            count: compared,
            countText: format.count(compared),
            seq: newest.seq,
            at: at ?? '',
          })
        : t('checkpoints.none')}
      {unsigned > 0 && (
        <Chip tone="bad" shape="octagon" className="ml-2">
          {t('checkpoints.unsigned', { count: unsigned, countText: format.count(unsigned) })}
        </Chip>
      )}
    </p>
  )
}

function Found({ result }: { result: Result }) {
  const t = useTranslations('audit')
  const format = useFormat()
  const { valid, records, problemCount, problems, checkpoints } = result
  const recordsText = format.count(records)
  const whole = problemCount === 0
  return (
    <div role="status">
      <p className="flex flex-wrap items-center gap-2">
        <Chip tone={valid ? 'good' : 'bad'} shape={valid ? 'circle' : 'octagon'}>
          {valid ? t('validWord') : whole ? t('forgedWord') : t('invalidWord')}
        </Chip>
        {whole
          ? t('valid', { countText: recordsText })
          : t('invalid', { count: problemCount, countText: format.count(problemCount), recordsText })}
      </p>
      <Checkpoints checkpoints={checkpoints} />
      {problems.length > 0 && (
        <SimpleTable
          title={t('problems')}
          heads={[{ text: t('seq') }, { text: t('problem') }]}
          rows={problems.map(({ seq, until, kind }) => ({
            key: `${seq} ${kind}`,
            cells: [until === undefined ? seq : t('stretch', { seq, until }), t(`kind.${kind}`)],
          }))}
        />
      )}
    </div>
  )
}

function Head({ result, onCompare }: { result: Result; onCompare: (noted: Noted) => void }) {
  const t = useTranslations('audit')
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    onCompare({ seq: Number(form.get('seq')), hash: String(form.get('hash')).trim() })
  }
  return (
    <div className="mt-2">
      {result.head && (
        <p className="flex flex-wrap items-center gap-2 text-text-2">
          {t('head')}: {result.head.seq} <code className="min-w-0 break-all">{result.head.hash}</code>
          <CopyButton size="sm" text={`${result.head.seq} ${result.head.hash}`}>
            {t('copyHead')}
          </CopyButton>
        </p>
      )}
      <p className="text-small text-text-3">{t('headWhy')}</p>
      <Disclosure summary={t('compare')}>
        <form onSubmit={submit} className="flex flex-wrap items-end gap-2 py-1">
          <Field label={t('compareSeq')} className="w-28">
            <Input name="seq" type="number" min={0} step={1} required />
          </Field>
          <Field label={t('compareHash')} className="min-w-64 flex-1">
            <Input name="hash" required maxLength={200} autoComplete="off" spellCheck={false} />
          </Field>
          <Button type="submit">{t('compareDo')}</Button>
        </form>
      </Disclosure>
    </div>
  )
}

/** The whole chain recomputed, with what was found. */
export function Verification() {
  const t = useTranslations('audit')
  const [noted, setNoted] = useState<Noted | null>(null)
  const check = useQuery({ ...useTRPC().audit.verify.queryOptions(noted ?? {}), staleTime: 0, gcTime: 0 })
  return (
    <Tile title={t('verify')} sub={t('verifyWhy')} span={12} className="mb-4" busy={check.isFetching}>
      {check.isFetching ? (
        <Loading height={96} what={t('verifying')} />
      ) : check.isError ? (
        <ErrorState height={96} requestId={requestIdOf(check.error)} onRetry={() => void check.refetch()} />
      ) : (
        check.data && (
          <>
            <Found result={check.data} />
            <Head result={check.data} onCompare={setNoted} />
          </>
        )
      )}
    </Tile>
  )
}
