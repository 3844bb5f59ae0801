import { QueryClientProvider } from '@tanstack/react-query'
import { createTRPCClient } from '@trpc/client'
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query'
import { renderToStaticMarkup } from 'react-dom/server'
import { IntlProvider } from 'use-intl'
import { describe, expect, it } from 'vitest'
import { defaultPolicy } from '@/domain/promotions/policy'
import { loadMessages } from '@/lib/i18n/load-messages'
import { TRPCProvider } from '@/lib/trpc/client'
import { makeQueryClient } from '@/lib/trpc/query-client'
import type { AppRouter } from '@/server/router'
import { RequestGates } from './request-gates'

const ask = { model: 'scorer', environment: 'production' }
const trpcClient = createTRPCClient<AppRouter>({ links: [] })
const messages = await loadMessages('en', ['promotions', 'access', 'performance', 'states', 'common'])

/** The part of the form as it is drawn once the server has answered. */
async function drawn(answer: () => Promise<unknown>): Promise<string> {
  const queryClient = makeQueryClient()
  queryClient.setDefaultOptions({ queries: { ...queryClient.getDefaultOptions().queries, retryOnMount: false } })
  const trpc = createTRPCOptionsProxy<AppRouter>({ client: trpcClient, queryClient })
  const queryKey = trpc.promotions.modelPolicy.queryKey(ask)
  await queryClient.prefetchQuery({ queryKey, queryFn: answer, retry: false })
  return renderToStaticMarkup(
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={trpcClient} queryClient={queryClient}>
        <IntlProvider locale="en" timeZone="UTC" messages={messages}>
          <RequestGates {...ask} />
        </IntlProvider>
      </TRPCProvider>
    </QueryClientProvider>,
  )
}

describe('what a request will be checked by', () => {
  it('is what the server answers for this model', async () => {
    const policy = defaultPolicy('production', 'high')
    const html = await drawn(async () => ({ environment: 'production', riskTier: 'high', version: null, policy }))
    expect(html).toContain('What will be checked (high risk)')
    expect(html).toContain('Expert sign-off')
  })
  it('says that it could not be read, and does not load for ever', async () => {
    const html = await drawn(() => Promise.reject(new Error('no answer')))
    expect(html).toContain('role="alert"')
    expect(html).toContain('What will be checked could not be read')
  })
})
