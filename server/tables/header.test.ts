import { describe, expect, it } from 'vitest'
import { binarySpec, csvOf, feature, readTable } from './test-table'

const T = '2021-06-01T00:00:00Z'
const spec = binarySpec([feature('x'), feature('amount')], ['region'])
const table = (head: string, row: string, map: Record<string, string> = {}, kind?: 'labels' | 'reference') =>
  readTable(csvOf(`${head}\n${row}\n`), { spec, map, ...(kind && { kind }) })

describe('a header', () => {
  it.each([
    ['nothing', ''],
    ['blank lines', '\n\n'],
    ['two equal names', 'id,timestamp,prediction,x,x'],
    ['a name twice in other spacing', 'id,timestamp,prediction,x, x'],
    ['a column without a name', 'id,timestamp,,prediction'],
    ['no id', 'key,timestamp,prediction'],
    ['no time', 'id,prediction,x'],
    ['no prediction', 'id,timestamp,x'],
    ['no known name', 'a,b,c'],
    ['an open quote', '"id,timestamp,prediction'],
    ['no CSV', `PAR1${'\u0000'.repeat(50)}`],
  ])('is refused: %s', async (_name, head) => {
    await expect(readTable(csvOf(`${head}\n`), { spec })).rejects.toMatchObject({ code: 'invalid_table', status: 422 })
  })

  it('may come from another encoding only as an error', async () => {
    const utf16 = Buffer.from('\ufeffid,timestamp,prediction\n', 'utf16le')
    await expect(readTable(csvOf(utf16), { spec })).rejects.toMatchObject({ code: 'invalid_table' })
  })

  it('may have the index of a data frame as its first column', async () => {
    const { table: read, rows } = await table(',id,timestamp,prediction', `0,a,${T},1`)
    expect([read.ignored(), rows[0]?.raw?.id]).toEqual([['(no name)'], 'a'])
  })
})

describe('a mapped column', () => {
  it('counts as what it is mapped to, and no longer under its own name', async () => {
    const { table: read, rows } = await table('id,timestamp,x,score', `a,${T},1,0.5`, { prediction: 'x', x: 'score' })
    expect(rows[0]?.raw).toEqual({ id: 'a', timestamp: T, prediction: '1', features: { x: 0.5 } })
    expect(read.ignored()).toEqual([])
  })

  it('takes the place of the column of that name', async () => {
    const { table: read, rows } = await table('id,flight,timestamp,prediction', `a,f,${T},1`, { id: 'flight' })
    expect([rows[0]?.raw?.id, read.ignored()]).toEqual(['f', ['id']])
  })

  it('may have several meanings', async () => {
    const { rows } = await table('id,timestamp,p,amount', `a,${T},1,7`, { prediction: 'p', score: 'p' })
    expect(rows[0]?.raw).toMatchObject({ prediction: '1', score: 1, amount: 7, features: { amount: 7 } })
  })

  it('may be a date and an hour', async () => {
    for (const column of ['dteday+hr', 'dteday hr']) {
      const { rows } = await table('id,dteday,hr,prediction', 'a,2011-01-01,7,1', { timestamp: column })
      expect(rows[0]?.raw?.timestamp).toBe('2011-01-01T07:00:00.000Z')
    }
    const { rows } = await table('id,d,h,prediction', 'a,2011-01-01,7:30,1', { timestamp: 'd+h' })
    expect(rows[0]?.raw?.timestamp).toBe('2011-01-01T7:30'.replace('T', ' '))
  })

  it('must be there, and mean something', async () => {
    const head = 'id,timestamp,prediction'
    await expect(table(head, `a,${T},1`, { score: 'gone' })).rejects.toMatchObject({ code: 'invalid_table' })
    await expect(table(head, `a,${T},1`, { colour: 'id' })).rejects.toMatchObject({ code: 'invalid_input' })
    await expect(table(head, `a,${T},1`, { 'segment.size': 'id' })).rejects.toMatchObject({ code: 'invalid_input' })
  })

  it('error counts only when it is mapped', async () => {
    const own = await table('id,timestamp,prediction,error', `a,${T},1,0.5`)
    expect([own.rows[0]?.raw?.error, own.table.ignored()]).toEqual([undefined, ['error']])
    const mapped = await table('id,timestamp,failure', `a,${T},timeout`, { error: 'failure' })
    expect(mapped.rows[0]?.raw?.error).toBe('timeout')
  })
})

describe('the kind of a table', () => {
  it('labels take id, label and the time it became known', async () => {
    const { table: read, rows } = await table('id,label,timestamp,x,prediction', `a,1,2021-06-01,5,1`, {}, 'labels')
    expect(rows[0]?.raw).toEqual({ id: 'a', label: '1', timestamp: '2021-06-01T00:00:00.000Z' })
    expect(read.ignored()).toEqual(['x', 'prediction'])
    await expect(table('id,prediction', 'a,1', {}, 'labels')).rejects.toMatchObject({ code: 'invalid_table' })
  })

  it('predictions leave labels alone, and say so', async () => {
    const { table: read } = await table('id,timestamp,prediction,label', `a,${T},1,1`)
    expect(read.ignored()).toEqual(['label'])
  })

  it('a reference needs neither id nor time', async () => {
    const { rows } = await table('x,label', '5,1', {}, 'reference')
    expect(rows[0]?.raw).toEqual({ features: { x: 5 }, label: '1' })
    await expect(table('id,timestamp', `a,${T}`, {}, 'reference')).rejects.toMatchObject({ code: 'invalid_table' })
  })
})
