'use client'
import { useTranslations } from 'use-intl'

/** "Request req_01HX4M7Q · 28 Jun 2001 00:04 UTC" */
export function RequestLine({ id, at }: { id: string; at?: string | undefined }) {
  const t = useTranslations('states')
  return (
    <p className="text-small text-text-3">
      {t.rich('request', { id, code: (chunks) => <code>{chunks}</code> })}
      {at && ` · ${at}`}
    </p>
  )
}
