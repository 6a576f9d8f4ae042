import { describe, expect, it } from 'vitest'
import { compared, profileOf, reachOf, stairsOf, withinOf } from './profile'
import { levelsOf } from '../book/levels'
import { MEASURES } from '../wire/samples'
import type { Book } from '../book/book'
import type { Row } from '../wire/decode'

const rows = (...told: [string, string][]) => levelsOf(told as unknown as Row[])
const BOOK = {
  measures: { ...MEASURES, referenceMid: '1000', reach: { bid: '995', ask: undefined } },
  bids: rows(['999', '1'], ['995', '2'], ['990', '4']),
  asks: rows(['1001', '3'], ['1010', '5'])
} as unknown as Book

describe('the profile of a depth', () => {
  it('has what rests within each step of distance', () => {
    expect(profileOf(BOOK, 1, 4, false)).toEqual({ reference: 1000, bid: Float64Array.of(1, 3, 3, 7), ask: Float64Array.of(3, 3, 3, 8) })
    expect([...profileOf(BOOK, 1, 2, true)!.bid]).toEqual([999 + 2 * 995, 999 + 2 * 995 + 4 * 990])
  })
  it('has nothing without a reference mid', () => {
    const none = { ...BOOK, measures: { ...BOOK.measures, referenceMid: undefined } }
    expect([profileOf(none, 1, 4, false), withinOf(none, 1, 'bid')]).toEqual([undefined, undefined])
  })
  it('tells size, slippage and floor up to a distance', () => {
    expect(withinOf(BOOK, 0.1, 'bid')).toEqual({ size: 1, worth: 999, slippageBps: expect.closeTo(10), atLeast: false })
    expect(withinOf(BOOK, 0.6, 'bid')).toMatchObject({ size: 3, atLeast: true })
    expect(withinOf(BOOK, 1, 'ask')).toMatchObject({ size: 8, atLeast: false })
    expect(withinOf(BOOK, 0.01, 'ask')).toMatchObject({ size: 0, slippageBps: undefined })
    expect([reachOf(BOOK, 'bid'), reachOf(BOOK, 'ask')]).toEqual([expect.closeTo(0.5), Infinity])
  })
})

it('the staircase goes from the middle outwards', () => {
  const box = { width: 100, height: 50 }
  expect(stairsOf(Float64Array.of(5, 5, 10), 'ask', 10, box)).toBe('M50 50V25H83.3V0H100')
  expect(stairsOf(Float64Array.of(0, 10), 'bid', 10, box)).toBe('M50 50V50H25V0H0')
  expect(stairsOf(new Float64Array(0), 'bid', 10, box)).toBe('')
})

it('the chosen instrument is the first, each is there once, and there are not too many', () => {
  expect(compared('A-USD', ['B-USD', 'A-USD', 'C-USD', 'D-USD'], 3)).toEqual(['A-USD', 'B-USD', 'C-USD'])
  expect(compared('', [], 4)).toEqual([])
})
