'use client'
import { useTranslations } from 'use-intl'

/** "Request req_01HX4M7Q" */
export function RequestLine({ id }: { id: string }) {
  const t = useTranslations('states')
  return <p className="text-small text-text-3">{t.rich('request', { id, code: (chunks) => <code>{chunks}</code> })}</p>
}
