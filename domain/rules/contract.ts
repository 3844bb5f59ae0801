import type { FieldProblem } from '@/domain/errors/codes'
import { pointerOf } from '@/domain/errors/pointer-of'
import { type DecisionDocument, documentSchema } from './document'
import { type Token, tokensOf } from './expression'
import { graphProblems } from './graph'
import { inputProblems, type RuleFeature } from './input-problems'
import { nameProblems } from './known-names'
import { DECIMALS_MAX, DOCUMENT_CHARS_MAX, NUMBER_MAX, ROWS_MAX } from './limits'
import { namesNothing, testName } from './test-case'

export type ReadRules = { ok: true; document: DecisionDocument } | { ok: false; problems: FieldProblem[] }
export type RulesOptions = { features: readonly RuleFeature[]; functionNodes: boolean }

const PROBLEMS_MAX = 50
const ALLOWED = ['inputNode', 'outputNode', 'decisionTableNode', 'expressionNode', 'switchNode']

type Raw = Record<string, unknown>
const isObject = (value: unknown): value is Raw => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Before anything is read closely: kinds of nodes that are not run here, and tables that are too long, by name. */
function coarseProblems(raw: Raw, options: RulesOptions): FieldProblem[] {
  const nodes = Array.isArray(raw.nodes) ? raw.nodes.filter(isObject) : []
  const problems = nodes.flatMap((node, i): FieldProblem[] => {
    const label = String(node.name || node.id || `node ${i + 1}`).slice(0, 200)
    const rows = isObject(node.content) && Array.isArray(node.content.rules) ? node.content.rules.length : 0
    if (rows > ROWS_MAX) {
      const detail = `the table ${label} has ${rows} rows; a table may have at most ${ROWS_MAX}`
      return [{ pointer: `/nodes/${i}/content/rules`, code: 'too_many_rows', detail }]
    }
    if (typeof node.type !== 'string' || ALLOWED.includes(node.type)) return []
    if (node.type === 'functionNode' && options.functionNodes) return []
    const why =
      node.type === 'functionNode' ? 'this installation does not run functions' : `${node.type} is not run here`
    return [{ pointer: `/nodes/${i}/type`, code: 'node_kind', detail: `${label}: ${why}` }]
  })
  if (problems.length > 0) return problems
  if (JSON.stringify(raw).length <= DOCUMENT_CHARS_MAX) return []
  return [
    { pointer: '', code: 'too_large', detail: `a decision model may have at most ${DOCUMENT_CHARS_MAX} characters` },
  ]
}

const decimals = (text: string): number => {
  const [digits = '', exponent = '0'] = text.split('e')
  return Math.max(0, (digits.split('.')[1] ?? '').length - Number(exponent))
}

const beyond = (token: Token): boolean =>
  token.kind === 'number' && (Math.abs(token.value) > NUMBER_MAX || decimals(token.text) > DECIMALS_MAX)

/** Texts of a document that are expressions: cells, conditions, values. */
function* expressionTexts(document: DecisionDocument): Generator<{ pointer: string; source: string }> {
  for (const [i, node] of document.nodes.entries()) {
    const at = `/nodes/${i}/content`
    if (node.type === 'expressionNode')
      for (const [k, { value }] of node.content.expressions.entries())
        yield { pointer: `${at}/expressions/${k}/value`, source: value }
    if (node.type === 'switchNode')
      for (const [k, { condition }] of node.content.statements.entries())
        yield { pointer: `${at}/statements/${k}/condition`, source: condition }
    if (node.type !== 'decisionTableNode') continue
    const columns = [...node.content.inputs, ...node.content.outputs]
    for (const [k, row] of node.content.rules.entries())
      for (const { id } of columns) yield { pointer: `${at}/rules/${k}/${id}`, source: row[id] ?? '' }
  }
}

function numberProblems(document: DecisionDocument): FieldProblem[] {
  const problems: FieldProblem[] = []
  for (const { pointer, source } of expressionTexts(document)) {
    if (!/\d{16}|e/.test(source) || !tokensOf(source)?.some(beyond)) continue
    const detail = `numbers go up to ${NUMBER_MAX} and have at most ${DECIMALS_MAX} decimals`
    problems.push({ pointer, code: 'number_range', detail })
  }
  return problems
}

/** Test cases that prove nothing: on something else than the features, or without a field that is compared. */
function testCaseProblems({ testCases }: DecisionDocument, features: RulesOptions['features']): FieldProblem[] {
  const problemsOf = inputProblems(features)
  return testCases.flatMap((test, i) => {
    const nothing = { pointer: `/testCases/${i}/output`, detail: 'the output must name a field that is compared' }
    const wrong = [...problemsOf(test.input, ['testCases', i, 'input']), ...(namesNothing(test) ? [nothing] : [])]
    const about = `test case "${testName(test, i)}"`
    return wrong.map(({ pointer, detail }) => ({ pointer, code: 'test_case', detail: `${about}: ${detail}` }))
  })
}

/**
 * Reads a JSON Decision Model against the version's features: tables, expressions and switches only, within the bounds
 * of `limits.ts`, without circles and without names that are neither a feature nor a result of a node before. Function
 * nodes only where the installation allows them; test cases on the features. Problems carry JSON pointers into the
 * document.
 */
export function readRules(raw: unknown, options: RulesOptions): ReadRules {
  if (!isObject(raw)) {
    return {
      ok: false,
      problems: [{ pointer: '', code: 'invalid_type', detail: 'rules must be a JSON Decision Model' }],
    }
  }
  const coarse = coarseProblems(raw, options)
  if (coarse.length > 0) return { ok: false, problems: coarse.slice(0, PROBLEMS_MAX) }
  const parsed = documentSchema.safeParse(raw)
  if (!parsed.success) {
    const problems = parsed.error.issues.slice(0, PROBLEMS_MAX).map((issue) => ({
      pointer: pointerOf(issue.path),
      code: issue.code as string,
      detail: issue.message,
    }))
    return { ok: false, problems }
  }
  const document = parsed.data
  const graph = graphProblems(document)
  if (graph.length > 0) return { ok: false, problems: graph.slice(0, PROBLEMS_MAX) }
  const { features } = options
  const problems = [
    ...numberProblems(document),
    ...nameProblems(
      document,
      features.map(({ name }) => name),
    ),
    ...testCaseProblems(document, features),
  ]
  return problems.length > 0 ? { ok: false, problems: problems.slice(0, PROBLEMS_MAX) } : { ok: true, document }
}
