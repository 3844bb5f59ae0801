import { CodeBlock } from '@/components/ui/code-block'
import { Tile } from '@/components/ui/tile'
import { getTranslations } from '@/lib/i18n/server'
import { contractOf, scopesFor } from '@/server/http/contract'
import type { AnyEndpoint } from '@/server/http/endpoint'
import { curlExample } from './curl-example'
import { FieldTable } from './field-table'

/** One line of the contract: what it does, who may, what it takes, and a call to try. */
export async function EndpointTile({ endpoint, origin }: { endpoint: AnyEndpoint; origin: string }) {
  const t = await getTranslations('apiDocs')
  const { method, path, summary, description, operation } = endpoint
  const name = `${method} ${path}`
  const { fields } = contractOf(endpoint)
  const isOpen = operation.permission === 'public'
  return (
    <Tile
      level={3}
      className="mb-3 scroll-mt-4"
      title={
        <code className="break-all">
          <span className="text-accent-text">{method}</span> {path}
        </code>
      }
      foot={
        <>
          <span>{isOpen ? t('open') : t('scope', { scopes: scopesFor(operation.permission).join(', ') || '–' })}</span>
          {!isOpen && <span>{t('permission', { permission: operation.permission })}</span>}
        </>
      }
    >
      <p className="mb-2 text-pretty">
        {summary}
        {description && <span className="block text-text-2">{description}</span>}
      </p>
      {fields.length > 0 ? <FieldTable name={name} fields={fields} /> : <p className="text-text-3">{t('noFields')}</p>}
      {'handle' in endpoint && endpoint.accepts && (
        <p className="mt-2 text-text-2">{t('bodyKinds', { kinds: endpoint.accepts.join(', ') })}</p>
      )}
      <div className="mt-3">
        <CodeBlock label={t('example', { name })} code={curlExample(endpoint, origin)} />
      </div>
    </Tile>
  )
}
