import { Chip } from '@/components/ui/chip'
import { Grid } from '@/components/ui/grid'
import { KeyValue, KeyValues } from '@/components/ui/key-values'
import { Row, Rows } from '@/components/ui/rows'
import { Tile } from '@/components/ui/tile'
import { Verdict } from '@/components/ui/verdict'
import { getFormat, getTranslations } from '@/lib/i18n/server'
import { type InstallationFacts, notReadyBecause } from './installation-facts'

const durabilityTone = { process: 'warn', power: 'good' } as const

async function DatabaseTile({ facts }: { facts: InstallationFacts }) {
  const t = await getTranslations('settings')
  const { engine, durability, lock } = facts
  return (
    <Tile
      title={t('installation.database')}
      span={4}
      state={
        <Chip tone={facts.reachable ? 'good' : 'bad'}>
          {`${t('installation.reachable')}: ${facts.reachable ? t('installation.yes') : t('installation.no')}`}
        </Chip>
      }
    >
      <KeyValues>
        {engine && <KeyValue label={t('installation.kind')}>{t(`installation.${engine}`)}</KeyValue>}
        <KeyValue label={engine === 'server' ? t('installation.address') : t('installation.directory')}>
          <code className="break-all">{facts.place}</code>
        </KeyValue>
        {durability && (
          <KeyValue label={t('installation.durability')}>
            <Chip tone={durabilityTone[durability]}>{t(`installation.${durability}`)}</Chip>
            <span className="block font-normal text-small text-text-3">{t(`installation.${durability}Hint`)}</span>
          </KeyValue>
        )}
        {lock && (
          <KeyValue label={t('installation.lock')}>
            {lock === 'held' ? t('installation.lockHeld') : t('installation.lockNotNeeded')}
          </KeyValue>
        )}
      </KeyValues>
    </Tile>
  )
}

async function SoftwareTile({ facts }: { facts: InstallationFacts }) {
  const t = await getTranslations('settings')
  const { migrations } = facts
  return (
    <Tile title={t('installation.software')} span={4}>
      <KeyValues>
        <KeyValue label={t('installation.version')}>{facts.version}</KeyValue>
        <KeyValue label={t('installation.node')}>{facts.node}</KeyValue>
        {migrations && (
          <>
            <KeyValue label={t('installation.migrations')}>
              {t('installation.applied', { count: migrations.applied })}
            </KeyValue>
            <KeyValue label={t('installation.pending')}>
              {migrations.pending.join(', ') || t('installation.none')}
            </KeyValue>
          </>
        )}
        <KeyValue label={t('installation.publicUrl')}>{facts.publicUrl ?? t('installation.publicUrlUnset')}</KeyValue>
      </KeyValues>
    </Tile>
  )
}

/** Where the data lies, what a crash can cost, and what runs. */
export async function InstallationPanel({ facts, now }: { facts: InstallationFacts; now: Date }) {
  const [t, format] = await Promise.all([getTranslations('settings'), getFormat()])
  const because = notReadyBecause(facts)
  const why = facts.durability === 'power' ? t('installation.survivesPower') : t('installation.survivesProcess')
  return (
    <>
      <Verdict
        sentence={because ? t('installation.notReady', { why: t(`installation.${because}`) }) : t('installation.ready')}
        why={facts.durability && why}
        scope={t('installation.scope', { when: format.dateTime(now, { zoneName: true }) })}
      />
      <Grid>
        <DatabaseTile facts={facts} />
        <SoftwareTile facts={facts} />
        <Tile title={t('installation.probes')} span={4} foot={t('installation.probesWhy')}>
          <Rows>
            <Row label={<code>/livez</code>} hint={t('installation.live')} />
            <Row label={<code>/readyz</code>} hint={t('installation.readyProbe')} />
            <Row label={<code>/metrics</code>} hint={t('installation.metrics')} />
          </Rows>
        </Tile>
      </Grid>
    </>
  )
}
