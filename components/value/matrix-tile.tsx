'use client'
import { useTranslations } from 'use-intl'
import { Definition } from '@/components/ui/definition'
import { KeyValue, KeyValues } from '@/components/ui/key-values'
import { Tile } from '@/components/ui/tile'
import { useFormat } from '@/lib/i18n/use-format'
import { baselineName } from './baseline-name'
import type { CurrentValueModel } from './figures'
import { MatrixTable } from './matrix-table'
import { COST_FIELDS } from './parse-value-form'
import { sinceWords } from './since-words'
import type { ValueFacts } from './value-facts'

/** Which value matrix is in force, since when, by whom. */
export function MatrixTile({ model, facts }: { model: CurrentValueModel; facts: ValueFacts }) {
  const t = useTranslations('value')
  const format = useFormat(facts.zone)
  const { currency } = model
  return (
    <Tile
      title={t('matrix.title')}
      sub={sinceWords(t, format, model.from)}
      span={5}
      full
      foot={t('matrix.by', { author: model.author, when: format.dateTime(model.recordedAt, { zoneName: true }) })}
    >
      <MatrixTable model={model} facts={facts} />
      <KeyValues>
        {COST_FIELDS.map((field) => (
          <KeyValue key={field} label={t(`editor.${field}`)}>
            {format.money(model[field], { currency, exact: true })}
          </KeyValue>
        ))}
        <KeyValue label={t('editor.baseline')}>{baselineName(t, model.baseline)}</KeyValue>
        <KeyValue label={<Definition text={t('breakEven.definition')}>{t('breakEven.title')}</Definition>}>
          {model.breakEven === null ? t('breakEven.none') : format.share(model.breakEven)}
        </KeyValue>
      </KeyValues>
    </Tile>
  )
}
