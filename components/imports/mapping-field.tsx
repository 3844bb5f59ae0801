'use client'
import { useTranslations } from 'use-intl'
import { Field } from '@/components/ui/field'
import { TABLE_COLUMNS } from '@/domain/imports/table-columns'
import { joinTime } from './assignment'
import { ColumnSelect } from './column-select'
import type { MappingRow } from './prepare-mapping'
import { RemarkLine } from './remark-line'

type Props = { row: MappingRow; columns: readonly string[]; onAssign: (column: string | null) => void }

/** One name, the column that stands for it, and what that column holds. */
export function MappingField({ row, columns, onAssign }: Props) {
  const t = useTranslations('imports')
  const { name, column, hour, samples, remarks } = row
  const meaning = TABLE_COLUMNS.find((one) => one === name)
  return (
    <div className="grid min-w-0 gap-x-6 gap-y-1 border-border border-t py-2 md:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
      <div className="flex min-w-0 flex-col gap-2">
        <Field
          label={
            <>
              <code className="break-all">{name}</code>{' '}
            </>
          }
          required={row.group === 'needed'}
          {...(meaning && { hint: t(`meaning.${meaning}`) })}
        >
          <ColumnSelect
            value={column}
            columns={columns}
            none={row.mayBeNone ? t(row.group === 'needed' ? 'mapping.choose' : 'mapping.notInFile') : null}
            onChange={(chosen) => onAssign(joinTime({ column: chosen, hour: chosen === null ? null : hour }))}
          />
        </Field>
        {name === 'timestamp' && column !== null && (hour !== null || remarks.length > 0) && (
          <Field label={t('mapping.hour')} hint={t('mapping.hourHint')} optional>
            <ColumnSelect
              value={hour}
              columns={columns.filter((one) => one !== column)}
              none={t('mapping.noHour')}
              onChange={(chosen) => onAssign(joinTime({ column, hour: chosen }))}
            />
          </Field>
        )}
      </div>
      <div className="min-w-0 md:pt-6">
        {samples.length > 0 && (
          <p className="break-words text-text-2">
            <span className="text-small text-text-3">{t('mapping.values')} </span>
            {samples.map((value, index) => (
              <span key={value}>
                {index > 0 && ' · '}
                <code className="break-all">{value}</code>
              </span>
            ))}
          </p>
        )}
        {remarks.map((remark) => (
          <RemarkLine key={remark.code} remark={remark} />
        ))}
      </div>
    </div>
  )
}
