import { renderToStaticMarkup } from 'react-dom/server'
import { IntlProvider } from 'use-intl'
import { describe, expect, it } from 'vitest'
import { OFFERED_GATES, policyInput } from '@/domain/promotions/policy'
import { loadMessages } from '@/lib/i18n/load-messages'
import { toDraft } from './policy-draft'
import { PolicyGateFields } from './policy-gate-fields'

const messages = await loadMessages('en', ['promotions', 'access', 'performance', 'common'])
const policy = policyInput.parse({
  gates: [
    { gate: 'not_worse_than_champion', margin: 0.01 },
    { gate: 'fairness', gaps: {} },
    { gate: 'sme_sign_off', roles: ['sme', 'manager'] },
  ],
  approvals: [{ role: 'any', count: 1 }],
  fourEyes: 'required',
  expiresHours: 1,
})

function drawn(name: string, wrong: readonly string[] = []): string {
  const gate = toDraft(policy, OFFERED_GATES).gates.find((one) => one.gate === name)
  if (!gate) throw new Error(name)
  return renderToStaticMarkup(
    <IntlProvider locale="en" timeZone="UTC" messages={messages}>
      <PolicyGateFields gate={gate} wrong={wrong} onChange={() => {}} />
    </IntlProvider>,
  )
}

const marked = (html: string) => html.match(/aria-invalid="true"/g)?.length ?? 0

describe('the fields of a gate', () => {
  it('mark only the wrong one and name its limits', () => {
    expect(marked(drawn('not_worse_than_champion'))).toBe(0)
    const html = drawn('not_worse_than_champion', ['not_worse_than_champion.minimum', 'drift.share'])
    expect(marked(html)).toBe(1)
    expect(html).toContain('A whole number from 1 to 5,000.')
  })
  it('ask for one limit where there is none', () => {
    const html = drawn('fairness', ['fairness'])
    expect(marked(html)).toBe(0)
    expect(html).toContain('Set one of these limits at least.')
  })
  it('show every role that may vouch', () => {
    const html = drawn('sme_sign_off')
    const inputs = [...html.matchAll(/<input[^>]*>/g)].map(([input]) => input)
    const ticked = inputs.filter((input) => input.includes('checked=""'))
    const ids = ticked.map((input) => input.match(/ id="([^"]+)"/)?.[1])
    const labels = ids.map((id) => html.match(new RegExp(`<label for="${id}"[^>]*>([^<]+)<`))?.[1])
    expect(labels).toEqual(['Expert sign-off', 'Subject matter expert', 'Manager'])
  })
})
