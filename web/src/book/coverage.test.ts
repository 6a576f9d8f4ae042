import { describe, expect, it } from 'vitest'
import type { Book, HeldVenue } from './book'
import { coverage, endsBefore, toldTo } from './coverage'
import { ROW } from '../wire/samples'

const SIZES: Record<string, string> = { a: '6', b: '3', c: '1' }
const row = (venue: string, end: string | undefined, more: object = {}) =>
  ({
    ...ROW,
    venue,
    complete: { bid: false, ask: end === undefined },
    reach: { bid: end, ask: end },
    usualSize: { bid: SIZES[venue], ask: SIZES[venue] },
    receivedAt: 0,
    ...more
  }) as unknown as HeldVenue
const book = (...venues: HeldVenue[]) => ({ instrument: 'BTC-USD', venues }) as unknown as Book

describe('coverage', () => {
  it('falls by a part of all at each end, from the market outwards', () => {
    const told = coverage(book(row('a', undefined), row('b', '1010'), row('c', '1005')), 'ask')
    expect(told.first).toBe(1)
    expect(told.ends.map(({ venue, price }) => [venue, price])).toEqual([
      ['c', 1005],
      ['b', 1010]
    ])
    expect(toldTo(told, 1005)).toBe(1)
    expect(toldTo(told, 1006)).toBeCloseTo(0.9)
    expect(toldTo(told, 1011)).toBeCloseTo(0.6)
    expect(endsBefore(told, 1006).map(each => each.venue)).toEqual(['c'])
  })

  it('is lower over the whole width without a market that does not count', () => {
    const told = coverage(book(row('a', undefined), row('b', undefined, { counted: false, state: 'stale', why: 'stale' })), 'ask')
    expect(told.first).toBeCloseTo(6 / 9)
    expect(told.out).toMatchObject([{ venue: 'b', state: 'stale' }])
  })

  it('knows nothing of what was left out on purpose', () => {
    expect(coverage(book(row('a', undefined), row('b', '1001', { counted: false, why: 'excluded' })), 'ask')).toMatchObject({
      first: 1,
      ends: [],
      out: []
    })
  })

  it('of bids falls downwards', () => {
    const told = coverage(book(row('a', '900'), row('b', '990')), 'bid')
    expect(toldTo(told, 990)).toBe(1)
    expect(toldTo(told, 989)).toBeCloseTo(6 / 9)
    expect(toldTo(told, 899)).toBeCloseTo(0)
  })

  it('names the own quote of a converted book', () => {
    const told = coverage(book(row('a', '1005', { instrument: 'BTC-USDT' })), 'ask')
    expect(told.ends[0]).toMatchObject({ venue: 'a', quote: 'USDT', told: 0 })
  })

  it('of markets whose usual size is not known counts each the same', () => {
    const unknown = { usualSize: { bid: undefined, ask: undefined } }
    const told = coverage(book(row('a', undefined, unknown), row('b', '1001', { usualSize: undefined })), 'ask')
    expect(toldTo(told, 1002)).toBe(0.5)
  })
})
