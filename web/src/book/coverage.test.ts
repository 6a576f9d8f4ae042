import { describe, expect, it } from 'vitest'
import type { Book, HeldVenue } from './book'
import { coverage, endsBefore, toldTo, usualSizes } from './coverage'
import { levelsOf } from './levels'
import { ROW } from '../wire/samples'
import type { Row } from '../wire/decode'

const row = (venue: string, end: string | undefined, more: object = {}) =>
  ({
    ...ROW,
    venue,
    market: 'm',
    complete: { bid: false, ask: end === undefined },
    reach: { bid: end, ask: end },
    receivedAt: 0,
    ...more
  }) as unknown as HeldVenue
const book = (venues: HeldVenue[], asks: unknown[] = [], bids: unknown[] = []) =>
  ({
    instrument: 'BTC-USD',
    measures: { referenceMid: '1000' },
    bids: levelsOf(bids as Row[]),
    asks: levelsOf(asks as Row[]),
    venues
  }) as unknown as Book
const usual = new Map([
  ['a m', 6],
  ['b m', 3],
  ['c m', 1]
])

describe('coverage', () => {
  it('falls by a part of all at each end, from the market outwards', () => {
    const told = coverage(book([row('a', undefined), row('b', '1010'), row('c', '1005')]), 'ask', usual)
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
    const told = coverage(book([row('a', undefined), row('b', undefined, { counted: false, state: 'stale', why: 'stale' })]), 'ask', usual)
    expect(told.first).toBeCloseTo(6 / 9)
    expect(told.out).toMatchObject([{ venue: 'b', state: 'stale' }])
  })

  it('knows nothing of what was left out on purpose', () => {
    expect(coverage(book([row('a', undefined), row('b', '1001', { counted: false, why: 'excluded' })]), 'ask', usual)).toMatchObject({
      first: 1,
      ends: [],
      out: []
    })
  })

  it('of bids falls downwards', () => {
    const told = coverage(book([row('a', '900'), row('b', '990')]), 'bid', usual)
    expect(toldTo(told, 990)).toBe(1)
    expect(toldTo(told, 989)).toBeCloseTo(6 / 9)
    expect(toldTo(told, 899)).toBeCloseTo(0)
  })

  it('names the own quote of a converted book', () => {
    const told = coverage(book([row('a', '1005', { instrument: 'BTC-USDT' })]), 'ask', usual)
    expect(told.ends[0]).toMatchObject({ venue: 'a', quote: 'USDT', told: 0 })
  })
})

describe('the usual size', () => {
  const asks = [
    ['1000.5', '5', { a: '2', b: '3' }],
    ['1002', '9', { a: '9' }]
  ]

  it('is what rests within 10 bps; a market that left keeps what it had', () => {
    const before = usualSizes(book([row('a', undefined), row('b', undefined)], asks, [['999', '1', { a: '1' }]]), new Map())
    expect([...before]).toEqual([
      ['a m', 3],
      ['b m', 3]
    ])
    const without = book([row('a', undefined), row('b', undefined, { counted: false })], [['1000.5', '2', { a: '2' }]])
    expect([...usualSizes(without, before)]).toEqual([
      ['a m', 2],
      ['b m', 3]
    ])
  })

  it('of a venue is shared by its markets', () => {
    expect([...usualSizes(book([row('b', undefined), row('b', undefined, { market: 'n' })], asks), new Map())]).toEqual([
      ['b m', 1.5],
      ['b n', 1.5]
    ])
  })
})
