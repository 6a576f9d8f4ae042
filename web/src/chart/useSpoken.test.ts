import { expect, it } from 'vitest'
import { shallowRef } from 'vue'
import { cumulate } from '../book/columns'
import { levelsOf } from '../book/levels'
import type { Book } from '../book/book'
import type { Row } from '../wire/decode'
import type { Scene } from './scene'
import type { Picture } from './useScene'
import { useSpoken } from './useSpoken'

const levels = (rows: unknown[]) => levelsOf(rows as Row[])
const [bids, asks] = [levels([['99', '2', { a: '2' }]]), levels([['101', '1', { a: '1' }]])]
const book = { bids, asks, measures: { reach: { bid: undefined, ask: '100.5' } }, venues: [] } as unknown as Book
const scene = { base: 'BTC', quote: 'USD', reference: 100, bids: { columns: cumulate(bids) }, asks: { columns: cumulate(asks) } } as unknown as Scene
const spoken = useSpoken({ scene: shallowRef(scene), shown: shallowRef(book) } as unknown as Picture)

it('a step is said with price, distance and size, and whether that is a floor', () => {
  spoken.say(99, 0)
  expect(spoken.text.value).toBe('Bids to $99: −1.000 %, 2.00 BTC')
  spoken.say(101, 0)
  expect(spoken.text.value).toBe('Asks to $101: +1.000 %, at least 1.00 BTC')
})

it('the same is said again on demand', () => {
  spoken.say(99, 0)
  const before = spoken.text.value
  spoken.say(99, 0)
  expect(spoken.text.value).not.toBe(before)
  expect(spoken.text.value.trim()).toBe(before)
})

it('nothing is said of nothing', () => {
  const silent = useSpoken({ scene: shallowRef(), shown: shallowRef() } as unknown as Picture)
  silent.say(99, 0)
  expect(silent.text.value).toBe('')
})
