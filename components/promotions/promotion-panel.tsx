'use client'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Grid } from '@/components/ui/grid'
import { Verdict } from '@/components/ui/verdict'
import { useTRPC } from '@/lib/trpc/client'
import { DecisionTile } from './decision-tile'
import { DifferenceTile } from './difference-tile'
import { EvidenceActions } from './evidence-actions'
import type { Promotion } from './figures'
import { GatesTile } from './gates-tile'
import { HistoryTile } from './history-tile'
import { movedWords, needWords, promotionSentence, shortHash } from './prepare-promotion'
import { StakeTile } from './stake-tile'
import { usePromotionWords } from './use-promotion-words'
import { placeName } from './words'

function Head({ promotion }: { promotion: Promotion }) {
  const words = usePromotionWords()
  const { t, format } = words
  const { reason, requestedBy, createdAt, modelName, environment, environmentName, evidenceHash, expiresAt } = promotion
  const scope = [
    modelName,
    t('scope.place', { place: placeName(environment, t, environmentName) }),
    t('scope.risk', { tier: t(`tier.${promotion.riskTier}`) }),
    t('scope.needs', { needs: needWords(promotion.approvalsAsked, words) }),
    t(promotion.fourEyes === 'required' ? 'scope.fourEyes' : 'scope.recorded'),
  ]
  const until = format.dateTime(expiresAt, { zoneName: true })
  return (
    <Verdict
      sentence={promotionSentence(promotion, words)}
      why={t('why', { reason, by: requestedBy, day: format.date(createdAt) })}
      scope={
        <>
          {scope.join(' · ')} · {t('scope.evidence')} <code title={evidenceHash}>sha256 {shortHash(evidenceHash)}</code>
          {promotion.status === 'pending' && ` · ${t('scope.expires', { until })}`}
          {promotion.moved && promotion.moved.length > 0 && (
            <> · {t('scope.moved', { parts: movedWords(promotion.moved, words) })}</>
          )}
        </>
      }
      actions={<EvidenceActions promotion={promotion} />}
    />
  )
}

/** One request: what is asked, on which evidence, and the reader's part in it. */
export function PromotionPanel({ id }: { id: string }) {
  const { data: promotion } = useSuspenseQuery(useTRPC().promotions.get.queryOptions({ id }))
  return (
    <>
      <Head promotion={promotion} />
      <Grid>
        <GatesTile promotion={promotion} />
        <DecisionTile promotion={promotion} />
        <DifferenceTile promotion={promotion} />
        <StakeTile promotion={promotion} />
        <HistoryTile promotion={promotion} />
      </Grid>
    </>
  )
}
