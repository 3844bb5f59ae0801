import { createTranslator } from 'use-intl/core'
import { describe, expect, it } from 'vitest'
import { AREA_NAMES } from './areas'
import { chooseLocale } from './choose-locale'
import { loadMessages } from './load-messages'

function flatten(value: unknown, path: string): [string, unknown][] {
  if (typeof value !== 'object' || value === null) return [[path, value]]
  return Object.entries(value).flatMap(([key, child]) => flatten(child, path ? `${path}.${key}` : key))
}

/** Names of ICU arguments and rich tags, without the texts of plural branches. */
function placeholders(message: string): string[] {
  const found = [...message.matchAll(/\{\s*([A-Za-z]\w*)\s*[,}]/g)].map((match) => `{${match[1]}}`)
  const tags = [...message.matchAll(/<([A-Za-z]\w*)>/g)].map((match) => `<${match[1]}>`)
  return [...new Set([...found, ...tags])].sort()
}

describe.each(AREA_NAMES)('messages of %s', (area) => {
  it('have the same keys, the same placeholders and no empty text in English and Chinese', async () => {
    const [en, zh] = await Promise.all([loadMessages('en', [area]), loadMessages('zh', [area])])
    const english = new Map(flatten(en[area], ''))
    const chinese = new Map(flatten(zh[area], ''))
    expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort())
    for (const [key, text] of english) {
      const other = chinese.get(key)
      if (key === '' || typeof text !== 'string' || typeof other !== 'string') {
        expect(key === '' || { key, text, other }, 'only texts').toBe(true)
        continue
      }
      expect(text.trim(), key).not.toBe('')
      expect(other.trim(), key).not.toBe('')
      expect(placeholders(other), key).toEqual(placeholders(text))
    }
  })
  it('are valid ICU', async () => {
    for (const locale of ['en', 'zh'] as const) {
      const messages = (await loadMessages(locale, [area]))[area]
      for (const [key, text] of flatten(messages, '')) {
        if (key === '' || typeof text !== 'string') continue
        const values = Object.fromEntries(placeholders(text).map((name) => [name.slice(1, -1), 2]))
        const broken: string[] = []
        const t = createTranslator({
          locale,
          messages: { text },
          onError: (error) => broken.push(error.message),
        })
        const tags = Object.fromEntries([...text.matchAll(/<(\w+)>/g)].map((m) => [m[1], (c: string) => c]))
        t.markup('text', { ...values, ...tags })
        expect(broken, `${locale} ${key}`).toEqual([])
      }
    }
  })
})

describe('the language', () => {
  it.each([
    ['zh', 'en', 'zh'],
    [undefined, 'zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
    [undefined, 'de,en;q=0.5,zh;q=0.4', 'en'],
    ['xx', 'fr, zh;q=0.2', 'zh'],
    [undefined, 'zh;q=0, en', 'en'],
    [undefined, null, 'en'],
    [undefined, ';;,q=x', 'en'],
  ] as const)('cookie %s, header %s: %s', (cookie, header, expected) => {
    expect(chooseLocale(cookie, header)).toBe(expected)
  })
})
