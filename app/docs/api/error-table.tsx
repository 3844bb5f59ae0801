import { SimpleTable } from '@/components/table/simple-table'
import { Tile } from '@/components/ui/tile'
import { ERROR_STATUS, type ErrorCode } from '@/domain/errors/codes'
import { getTranslations } from '@/lib/i18n/server'
import { PROBLEM_TITLES } from '@/server/http/problem'

/** Every code, each with the anchor that the `type` of a problem leads to. */
export async function ErrorTable() {
  const t = await getTranslations('apiDocs')
  const codes = Object.entries(ERROR_STATUS) as [ErrorCode, number][]
  return (
    <Tile id="errors" title={t('errors')} className="scroll-mt-4">
      <p className="mb-2 text-pretty text-text-2">{t('errorsWhy')}</p>
      <SimpleTable
        title={t('errors')}
        heads={[{ text: t('code') }, { text: t('status'), number: true }, { text: t('about') }]}
        rows={codes.map(([code, status]) => ({
          key: code,
          cells: [
            <code key="code" id={code}>
              {code}
            </code>,
            status,
            PROBLEM_TITLES[code],
          ],
        }))}
      />
    </Tile>
  )
}
