// The rule engine in a process of its own: a decision model that never ends, or that makes the engine stop, costs this
// process and nothing else. The parent kills it at its time limit; it ends itself when it grows too large or is alone.
import zen from '@gorules/zen-engine'

/** Names the row of a table that fired, as an output of that row. */
const ROW = '__row'
const MEMORY_MAX = 700 * 1024 * 1024
const WATCH_MS = 25
const KEPT = 20
const AT_ONCE = 64

/** @type {Map<string, { engine: any, one: any, tagged: any, loop: any, tables: string[] }>} */
const decisions = new Map()

/** @param {{ key: string, plain: object, tagged: object | null, loop: object | null, tables: string[] }} given */
function compile({ key, plain, tagged, loop, tables }) {
  const engine = new zen.ZenEngine()
  const made = (document) => (document ? engine.createDecision(document) : null)
  decisions.delete(key)
  if (decisions.size >= KEPT) decisions.delete(decisions.keys().next().value)
  decisions.set(key, { engine, one: made(plain), tagged: made(tagged), loop: made(loop), tables })
}

/** The numbers of the rows in a table's trace, also where it ran in a loop. */
function indexes(data) {
  if (Array.isArray(data)) return data.flatMap(indexes)
  if (data === null || typeof data !== 'object') return []
  return typeof data.index === 'number' ? [data.index] : []
}

async function single({ one, tables }, context) {
  const answer = await one.safeEvaluate(context, { trace: 'string' })
  if (!answer.success) return { output: null, fired: [], error: reason(answer.error) }
  const trace = JSON.parse(answer.data.trace)
  const fired = tables.flatMap((id, table) => indexes(trace[id]?.traceData).map((row) => [table, row]))
  return { output: answer.data.result, fired }
}

/** The engine's own words without its stack. */
function reason(error) {
  const text = String(error?.message ?? error?.code ?? error).split('\n')[0]
  return text.slice(0, 300)
}

/** @param {(row: object) => Promise<object>} decide */
async function each(rows, decide) {
  const results = []
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    results.push(...(await Promise.all(rows.slice(from, from + AT_ONCE).map(decide))))
  }
  return results
}

function untag(output) {
  const entries = Array.isArray(output) ? output : [output]
  const fired = []
  for (const entry of entries) {
    if (entry === null || typeof entry !== 'object' || entry[ROW] === undefined) continue
    fired.push([0, entry[ROW]])
    delete entry[ROW]
  }
  return { output, fired }
}

async function tagged(decision, row) {
  const answer = await decision.tagged.safeEvaluate(row)
  return answer.success ? untag(answer.data.result) : { output: null, fired: [], error: reason(answer.error) }
}

/** Many rows in one call of the engine; null where it does not take them together. */
async function together(decision, rows) {
  const answer = await decision.loop.safeEvaluate({ rows })
  const found = answer.success ? answer.data.result?.rows : null
  return Array.isArray(found) && found.length === rows.length ? found.map((output) => untag(output ?? {})) : null
}

async function many(decision, rows) {
  if (decision.loop && rows.length > 0) {
    const half = Math.ceil(rows.length / 2)
    const parts = [rows.slice(0, half), rows.slice(half)].filter((part) => part.length > 0)
    const found = await Promise.all(parts.map((part) => together(decision, part)))
    if (!found.includes(null)) return found.flat()
  }
  return each(rows, (row) => (decision.tagged ? tagged(decision, row) : single(decision, row)))
}

/** Why the engine cannot read a condition or an expression; null where it can. */
function unreadable({ source, unary }) {
  try {
    if (unary) zen.evaluateUnaryExpressionSync(source, { $: null })
    else zen.evaluateExpressionSync(source, {})
    return null
  } catch (error) {
    const text = reason(error)
    return /"(parser|lexer|compiler)Error"/.test(text) ? text : null
  }
}

async function answer(message) {
  if (message.kind === 'load') return compile(message.decision)
  if (message.kind === 'read') return message.expressions.map(unreadable)
  const decision = decisions.get(message.key)
  if (!decision) throw new Error('not loaded')
  return message.bulk ? many(decision, message.rows) : each(message.rows, (row) => single(decision, row))
}

process.on('message', (message) => {
  answer(message).then(
    (result) => process.send?.({ ok: true, result }),
    (error) => process.send?.({ ok: false, error: reason(error) }),
  )
})
process.on('disconnect', () => process.exit(0))
setInterval(() => {
  if (process.memoryUsage.rss() > MEMORY_MAX) process.exit(86)
}, WATCH_MS).unref()
