'use client'
import { useSuspenseQuery } from '@tanstack/react-query'
import { placeName } from '@/components/promotions/words'
import { Empty } from '@/components/state/empty'
import { PanelBoundary } from '@/components/state/panel-boundary'
import { SimpleTable } from '@/components/table/simple-table'
import { Chip } from '@/components/ui/chip'
import { CodeBlock } from '@/components/ui/code-block'
import { Tile } from '@/components/ui/tile'
import { useTRPC } from '@/lib/trpc/client'
import { heartbeatsAsk } from './asks'
import type { Serving } from './figures'
import { useDeploymentWords } from './use-deployment-words'

const SHOWN = 12

function Digest({ text }: { text: string }) {
  return <code title={text}>{`${text.slice(0, SHOWN)}…`}</code>
}

const beatCommand = (origin: string, { id, digest }: Pick<Serving, 'id' | 'digest'>) =>
  [
    `curl -X POST ${origin}/api/v1/deployments/${id}/heartbeat \\`,
    `  -H "Authorization: Bearer $PLUMBLINE_KEY" -H 'Content-Type: application/json' \\`,
    `  -d '{"instance": "pod-1", "digest": "${digest}"}'`,
  ].join('\n')

function Instances({ serving, origin }: { serving: Serving; origin: string }) {
  const { t, w, format } = useDeploymentWords()
  const { data } = useSuspenseQuery(useTRPC().deployments.heartbeats.queryOptions(heartbeatsAsk(serving.id)))
  const place = placeName(serving.environment, w)
  const title = t('beats.of', { version: serving.version, place })
  if (data.items.length === 0) {
    return (
      <Empty
        title={t('beats.noneTitle', { version: serving.version, place })}
        text={t('beats.none')}
        step={<CodeBlock code={beatCommand(origin, serving)} label={t('beats.snippet')} />}
      />
    )
  }
  return (
    <>
      <p className="text-small text-text-2">
        {t('beats.approved')} <Digest text={serving.digest} />
      </p>
      <SimpleTable
        title={title}
        heads={[
          { text: t('beats.instance') },
          { text: t('beats.running') },
          { text: t('beats.state') },
          { text: t('beats.seen'), number: true },
          { text: t('beats.memory'), number: true, secondary: true },
        ]}
        rows={data.items.map(({ instance, digest, mismatch, lastSeen, memoryMb }) => ({
          key: instance,
          cells: [
            instance,
            <Digest key="digest" text={digest} />,
            <Chip key="state" tone={mismatch ? 'bad' : 'good'} {...(mismatch && { shape: 'octagon' as const })}>
              {t(mismatch ? 'beats.other' : 'beats.same')}
            </Chip>,
            format.dateTime(lastSeen),
            memoryMb === null ? t('beats.notReported') : format.bytes(memoryMb * 1_000_000),
          ],
        }))}
      />
      {data.next && <p className="pt-1 text-small text-text-3">{t('beats.more', { n: data.items.length })}</p>}
    </>
  )
}

/** What the running copies say they run, against what was approved. */
export function HeartbeatsTile({ serving, origin }: { serving: readonly Serving[]; origin: string }) {
  const { t, w } = useDeploymentWords()
  return (
    <Tile title={t('beats.title')} sub={t('beats.sub')} span={7} full>
      {serving.length === 0 && <p className="text-text-2">{t('serving.none')}</p>}
      {serving.map((one) => (
        <section
          key={one.id}
          aria-label={t('beats.of', { version: one.version, place: placeName(one.environment, w) })}
        >
          <p className="pt-1 font-medium">
            {t('beats.of', { version: one.version, place: placeName(one.environment, w) })}
          </p>
          <PanelBoundary height={80} what={t('beats.title')}>
            <Instances serving={one} origin={origin} />
          </PanelBoundary>
        </section>
      ))}
    </Tile>
  )
}
