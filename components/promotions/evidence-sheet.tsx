'use client'
import { useSuspenseQuery } from '@tanstack/react-query'
import { SimpleTable } from '@/components/table/simple-table'
import { Chip } from '@/components/ui/chip'
import { Grid } from '@/components/ui/grid'
import { KeyValue, KeyValues } from '@/components/ui/key-values'
import { Tile } from '@/components/ui/tile'
import { Verdict } from '@/components/ui/verdict'
import { useTRPC } from '@/lib/trpc/client'
import { EvidenceActions } from './evidence-actions'
import type { EvidencePack, Promotion } from './figures'
import { GatesTile } from './gates-tile'
import { PolicyTile } from './policy-tile'
import { promotionSentence } from './prepare-promotion'
import { Signatures } from './signatures'
import { usePromotionWords } from './use-promotion-words'

const Hash = ({ text }: { text: string }) => <code className="break-all">{text}</code>

function Hashes({ pack }: { pack: EvidencePack }) {
  const { t, format } = usePromotionWords()
  const { hashes, exportedAt, promotion } = pack
  return (
    <Tile
      title={t('sheet.hashes')}
      state={
        <Chip tone={hashes.untouched ? 'good' : 'bad'} shape={hashes.untouched ? 'circle' : 'octagon'}>
          {t(hashes.untouched ? 'sheet.untouched' : 'sheet.touched')}
        </Chip>
      }
      span={12}
    >
      <KeyValues>
        <KeyValue label={t('sheet.id')}>
          <Hash text={promotion.id} />
        </KeyValue>
        <KeyValue label={t('sheet.evidence')}>
          <Hash text={hashes.evidence} />
        </KeyValue>
        <KeyValue label={t('sheet.frozen')}>
          <Hash text={hashes.frozen} />
        </KeyValue>
        <KeyValue label={t('sheet.content')}>
          <Hash text={hashes.content} />
        </KeyValue>
        <KeyValue label={t('sheet.algorithm')}>{t('sheet.algorithmText')}</KeyValue>
        <KeyValue label={t('sheet.exported')}>{format.dateTime(exportedAt, { zoneName: true })}</KeyValue>
      </KeyValues>
    </Tile>
  )
}

function Audit({ pack }: { pack: EvidencePack }) {
  const { t, format } = usePromotionWords()
  return (
    <Tile title={t('sheet.audit')} span={12}>
      <SimpleTable
        title={t('sheet.audit')}
        heads={[
          { text: t('sheet.seq') },
          { text: t('sheet.at') },
          { text: t('sheet.action') },
          { text: t('sheet.by') },
          { text: t('sheet.hash'), secondary: true },
        ]}
        rows={pack.audit.map(({ seq, at, action, outcome, by, hash }) => ({
          key: String(seq),
          cells: [
            seq,
            format.dateTime(at, { seconds: true }),
            <span key="action">
              <code>{action}</code> {outcome === 'denied' && <Chip tone="bad">{t('sheet.denied')}</Chip>}
            </span>,
            by,
            <code key="hash" className="block min-w-32 whitespace-normal break-all py-1">
              {hash}
            </code>,
          ],
        }))}
      />
    </Tile>
  )
}

function Signed({ promotion }: { promotion: Promotion }) {
  const { t } = usePromotionWords()
  const { approvals } = promotion
  return (
    <Tile title={t('sheet.signatures')} span={4} full>
      {approvals.length === 0 ? (
        <p className="text-text-2">{t('decision.nobody')}</p>
      ) : (
        <Signatures promotion={promotion} />
      )}
    </Tile>
  )
}

/** Everything about a request on one sheet, to read and to print. */
export function EvidenceSheet({ id }: { id: string }) {
  const words = usePromotionWords()
  const { t, format } = words
  const trpc = useTRPC()
  const { data: promotion } = useSuspenseQuery(trpc.promotions.get.queryOptions({ id }))
  const { data: pack } = useSuspenseQuery(trpc.promotions.evidence.queryOptions({ id }))
  const { environment, riskTier, reason, requestedBy, createdAt } = promotion
  const policy = pack.frozen.policy as Parameters<typeof PolicyTile>[0]['placed']['policy']
  return (
    <>
      <Verdict
        sentence={t('sheet.sentence', { sentence: promotionSentence(promotion, words) })}
        why={t('why', { reason, by: requestedBy, day: format.date(createdAt) })}
        scope={t('sheet.scope')}
        actions={<EvidenceActions promotion={promotion} sheet />}
      />
      <Grid>
        <Hashes pack={pack} />
        <GatesTile promotion={promotion} />
        <Signed promotion={promotion} />
        <PolicyTile
          placed={{ environment, riskTier, version: pack.policyVersion, policy }}
          title={t('sheet.policy')}
          span={12}
        />
        <Audit pack={pack} />
      </Grid>
    </>
  )
}
