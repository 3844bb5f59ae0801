import { Empty } from '@/components/state/empty'
import { NoData } from '@/components/state/no-data'
import { ButtonLink } from '@/components/ui/button-link'
import { CodeBlock } from '@/components/ui/code-block'
import { Tile } from '@/components/ui/tile'
import { Verdict } from '@/components/ui/verdict'
import type { AreaTranslator } from '@/lib/i18n/translator'

type Props = { version: string; t: AreaTranslator<'drift'> }

/** There is no yardstick: the call that gives it. */
export function DriftWithoutReference({ version, t, snippet }: Props & { snippet: string }) {
  return (
    <>
      <Verdict sentence={t('sentence.noReference', { version })} />
      <Tile title={t('noReference.title')} span={12}>
        <Empty
          title={t('noReference.title')}
          text={t('noReference.text', { version })}
          step={<CodeBlock code={snippet} label={t('noReference.snippet')} />}
        />
      </Tile>
    </>
  )
}

export function DriftNotAvailable({ t, evidentlyHref }: { t: Props['t']; evidentlyHref: string }) {
  return (
    <>
      <Verdict sentence={t('sentence.notAvailable')} />
      <Tile title={t('preset.calibrated')} span={12}>
        <NoData
          title={t('calibrated.title')}
          reason={t('calibrated.text')}
          action={
            <ButtonLink href={evidentlyHref} variant="primary">
              {t('calibrated.take')}
            </ButtonLink>
          }
        />
      </Tile>
    </>
  )
}
