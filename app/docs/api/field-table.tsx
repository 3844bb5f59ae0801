import { SimpleTable } from '@/components/table/simple-table'
import { getTranslations } from '@/lib/i18n/server'
import type { Field } from '@/server/http/contract'
import { schemaNotes, schemaText } from './schema-text'

/** The input of one endpoint; the fields of a batch's row follow the field that holds the rows. */
export async function FieldTable({ name, fields }: { name: string; fields: readonly Field[] }) {
  const t = await getTranslations('apiDocs')
  return (
    <SimpleTable
      title={t('fields', { name })}
      heads={[{ text: t('field') }, { text: t('place') }, { text: t('kind') }, { text: t('about'), secondary: true }]}
      rows={fields
        .flatMap((field) => [field, ...rowFields(field)])
        .map((field) => ({
          key: `${field.place} ${field.name}`,
          cells: [
            <span key="name">
              <code>{field.name}</code>
              {field.required && <span className="ml-1.5 text-small text-text-3">{t('required')}</span>}
            </span>,
            t(field.place),
            <code key="kind" className="whitespace-normal">
              {schemaText(field.schema)}
            </code>,
            schemaNotes(field.schema),
          ],
        }))}
    />
  )
}

function rowFields({ name, schema, place }: Field): Field[] {
  const { properties, required } = (schema.items ?? {}) as {
    properties?: Record<string, Field['schema']>
    required?: string[]
  }
  return Object.entries(properties ?? {}).map(([field, inner]) => ({
    name: `${name}[].${field}`,
    schema: inner,
    place,
    required: required?.includes(field) ?? false,
  }))
}
