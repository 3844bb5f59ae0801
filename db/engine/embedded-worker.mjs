// The embedded database in a thread of its own: what it computes keeps neither requests nor pages waiting. Statements are done
// one after another, in the order in which they were sent.
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite, types } from '@electric-sql/pglite'

/** Natively instead of digit by digit, which makes reading packed columns six times faster. */
function bytesOf(text) {
  // Not out of the shared pool: all of it would go to the other thread.
  const bytes = Buffer.allocUnsafeSlow((text.length - 2) / 2)
  bytes.write(text.slice(2), 'hex')
  return bytes
}

const asIs = (text) => text
const { directory } = workerData
const parsers = { [types.BYTEA]: bytesOf }
const database = await PGlite.create({ ...(directory && { dataDir: directory }), parsers }).catch((error) => {
  // A failure of its file system has a number and no message.
  throw new Error(`${error.message || `${error.name} ${error.errno}`}, on opening ${directory}`)
})

const allParsers = database.parsers
/** By the types that are left as they are: given with each query the several hundred parsers would be copied each time. */
const parserSets = new Map()
function parsersBut(unparsed) {
  const key = unparsed.join()
  const set = parserSets.get(key) ?? { ...allParsers, ...Object.fromEntries(unparsed.map((type) => [type, asIs])) }
  parserSets.set(key, set)
  return set
}

const DO = {
  query: async ({ statements }) => {
    const results = []
    for (const { text, params, rowMode, unparsed, data } of statements) {
      database.parsers = parsersBut(unparsed)
      results.push(await database.query(text, params, { rowMode, ...(data && { blob: new Blob([data]) }) }))
    }
    return results
  },
  script: ({ text }) => database.exec(text),
  close: () => database.close(),
}

/** What PostgreSQL says of a failure, all of it text; functions among the rest cannot be sent. */
const failureOf = (error) => ({
  ...Object.fromEntries(Object.entries(error).filter(([, value]) => typeof value === 'string')),
  message: error.message,
})

async function answer(ask) {
  try {
    const results = await DO[ask.kind](ask)
    parentPort.postMessage({ id: ask.id, results })
  } catch (error) {
    parentPort.postMessage({ id: ask.id, failure: failureOf(error) })
  }
}

let turn = Promise.resolve()
parentPort.on('message', (ask) => {
  turn = turn.then(() => answer(ask))
})
