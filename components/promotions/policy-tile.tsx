'use client'
import { SimpleTable } from '@/components/table/simple-table'
import { KeyValue, KeyValues } from '@/components/ui/key-values'
import { Tile } from '@/components/ui/tile'
import type { PlacedPolicy } from './figures'
import { policyLine, standsFor } from './prepare-policy'
import { needWords } from './prepare-promotion'
import { usePromotionWords } from './use-promotion-words'

type Props = { placed: PlacedPolicy; title?: string; span?: 8 | 12 }

/** One policy in words: gates in order with their limits, who signs, four eyes, how long a request stands. */
export function PolicyTile({ placed, title, span = 8 }: Props) {
  const words = usePromotionWords()
  const { t } = words
  const { policy, version } = placed
  const lines = policy.gates.map((setting) => policyLine(setting, words))
  return (
    <Tile
      title={title ?? t('policy.title')}
      sub={version === null ? t('policy.default') : t('policy.version', { version })}
      span={span}
      full
    >
      {lines.length === 0 ? (
        <p className="text-text-2">{t('policy.noGates')}</p>
      ) : (
        <SimpleTable
          title={t('policy.title')}
          heads={[
            { text: t('gates.gate') },
            { text: t('policy.asksHead') },
            { text: t('policy.onFail') },
            { text: t('policy.onMissing'), secondary: true },
          ]}
          rows={lines.map(({ gate, name, asks, onFail, onMissing }) => ({
            key: gate,
            cells: [
              <span key="name" className="whitespace-normal">
                {name}
              </span>,
              <span key="asks" className="block whitespace-normal py-1 text-text-2">
                {asks}
              </span>,
              onFail,
              onMissing,
            ],
          }))}
        />
      )}
      <div className="mt-2">
        <KeyValues>
          <KeyValue label={t('policy.approvals')}>{needWords(policy.approvals, words)}</KeyValue>
          <KeyValue label={t('policy.fourEyes')}>
            {t(policy.fourEyes === 'required' ? 'policy.required' : 'policy.recorded')}
          </KeyValue>
          <KeyValue label={t('policy.expires')}>{standsFor(policy.expiresHours, words)}</KeyValue>
        </KeyValues>
      </div>
    </Tile>
  )
}
