import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { en } from './en'
import { en as laterEn } from './later/en'
import { longer } from './long'
import { languageOf } from '../languages'

const SOURCE = join(import.meta.dirname, '../..')
const sources = (readdirSync(SOURCE, { recursive: true }) as string[])
  .filter(file => /\.(vue|ts)$/.test(file) && !file.includes('words/') && !file.endsWith('.test.ts'))
  .map(file => spelled(readFileSync(join(SOURCE, file), 'utf8')))
  .join('\n')

/** With `words.title` as `later.watch.title` where the file begins with `const words = later.watch`. */
function spelled(source: string): string {
  const aliases = [...source.matchAll(/^ *const (\w+) = ((?:words|later)\.[\w.]+)$/gm)]
  return aliases.reduce((text, [, alias, group]) => text.replace(new RegExp(`(?<![.\\w])${alias}(?=[.[])`, 'g'), () => group as string), source)
}

/** `ladder.title` of each text. */
function paths(texts: object, before = ''): string[] {
  return Object.entries(texts).flatMap(([name, text]) =>
    typeof text === 'object' && !Array.isArray(text) ? paths(text, `${before}${name}.`) : [before + name]
  )
}

/** A text is used where its path stands, or where its group is looked up by a key that is computed. */
function isUsed(path: string): boolean {
  const parts = path.split('.')
  const group = parts.slice(0, -1).join('.')
  return (
    new RegExp(`\\b${path.replaceAll('.', '\\??\\.')}\\b`).test(sources) || sources.includes(`${group}[`) || sources.includes(`entries(${group})`)
  )
}

test.each([
  ['words', en],
  ['later', laterEn]
])('every text of %s is used', (name, texts) => {
  expect(paths(texts, `${name}.`).filter(path => !isUsed(path))).toEqual([])
})

test('a text that is 40 % longer keeps its values', () => {
  expect(longer({ a: 'four', b: (n: number) => `${n} of ten` })).toMatchObject({ a: 'fourēñ' })
  expect(longer({ b: (n: number) => `${n} of` }).b(7)).toBe('7 ofēñ')
})

test('the first tag that the page speaks is the language', () => {
  expect(languageOf([null, 'fr', 'zh-TW', 'en'])).toBe('zh')
  expect(languageOf(['zh-Hans-CN'])).toBe('zh')
  expect(languageOf(['xx'])).toBe('en')
})
