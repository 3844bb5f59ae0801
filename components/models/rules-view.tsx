import { CodeBlock } from '@/components/ui/code-block'
import { Tile } from '@/components/ui/tile'
import type { AreaTranslator } from '@/lib/i18n/translator'
import { type Condition, parseRules, type Rule } from './parse-rules'

type T = AreaTranslator<'models'>

const OPERATORS = {
  '==': 'eq',
  '=': 'eq',
  eq: 'eq',
  '!=': 'ne',
  ne: 'ne',
  '>': 'gt',
  gt: 'gt',
  '>=': 'gte',
  gte: 'gte',
  '<': 'lt',
  lt: 'lt',
  '<=': 'lte',
  lte: 'lte',
  in: 'in',
  not_in: 'notIn',
} as const

function operatorWords(t: T, op: string): string {
  const known = Object.entries(OPERATORS).find(([name]) => name === op)?.[1]
  return known ? t(`op.${known}`) : op
}

function ConditionWords({ condition, t }: { condition: Condition; t: T }) {
  return (
    <>
      <code>{condition.feature}</code> {operatorWords(t, condition.op)} <code>{condition.value}</code>
    </>
  )
}

function RuleWords({ rule, t }: { rule: Rule; t: T }) {
  return (
    <li className="border-border border-t py-2 first:border-t-0">
      <p className="text-small text-text-3">
        {rule.id}
        {rule.name && ` · ${rule.name}`}
      </p>
      <p>
        {rule.when.length === 0
          ? t('versions.always')
          : rule.when.map((condition, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the conditions of a rule keep their order
              <span key={place}>
                {place === 0 ? `${t('versions.ifWord')} ` : ` ${t('versions.andWord')} `}
                <ConditionWords condition={condition} t={t} />
              </span>
            ))}{' '}
        {t('versions.thenWord')} <code>{rule.predict}</code>
      </p>
    </li>
  )
}

/** Rules as sentences where they have the known form, else as they were given. */
export function RulesView({ rules, version, t }: { rules: unknown; version: string; t: T }) {
  const set = parseRules(rules)
  const title = t('versions.rules', { version })
  if (!set) {
    return (
      <Tile title={title} sub={t('versions.rawRules')} span={12}>
        <CodeBlock code={JSON.stringify(rules, null, 2)} label={t('versions.rawRules')} />
      </Tile>
    )
  }
  return (
    <Tile title={title} sub={t('versions.rulesText')} span={12}>
      <ol>
        {set.rules.map((rule) => (
          <RuleWords key={rule.id} rule={rule} t={t} />
        ))}
        {set.otherwise !== null && (
          <li className="border-border border-t py-2">
            {t('versions.otherwise')} <code>{set.otherwise}</code>
          </li>
        )}
      </ol>
    </Tile>
  )
}
