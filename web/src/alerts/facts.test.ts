import { describe, expect, it } from 'vitest'
import { armed, type Rule } from './alerts'
import { factsOf } from './facts'
import { keyOf, needsOf, reachOf, subscriptionOf } from './feeds'
import { levelsOf } from '../book/levels'
import { MEASURES, ROW } from '../wire/samples'
import type { Book } from '../book/book'
import type { Row } from '../wire/decode'

const row = (price: string, kraken: string, okx: string) => [price, String(Number(kraken) + Number(okx)), { kraken, okx }] as unknown as Row
const BOOK = {
  instrument: 'BTC-USD',
  measures: { ...MEASURES, mid: '1000.5', referenceMid: '1000', spreadBps: '2' },
  bids: levelsOf([row('999', '1', '2'), row('998', '3', '0'), row('997', '5', '5')]),
  asks: levelsOf([row('1001', '4', '4')]),
  venues: [
    { ...ROW, venue: 'kraken' },
    { ...ROW, venue: 'okx', counted: false, why: 'stale' },
    { ...ROW, venue: 'gate', counted: false, why: 'excluded' }
  ]
} as unknown as Book

describe('the facts of a book', () => {
  const facts = factsOf(BOOK, 0.25)
  it('are its mid, its spread and its venues without those left out on purpose', () => {
    expect(facts).toMatchObject({ mid: 1000.5, spreadBps: 2 })
    expect([...facts.venues]).toEqual([
      ['kraken', true],
      ['okx', false]
    ])
  })
  it('are sizes within a distance as far as the book goes', () => {
    expect(facts.band('bid', 20)).toEqual({
      size: 6,
      byVenue: new Map([
        ['kraken', 4],
        ['okx', 2]
      ])
    })
    expect(facts.band('bid', 30)).toBeUndefined()
  })
  it('are sizes about a price', () => {
    expect(facts.about('bid', 998)?.size).toBe(3)
    expect(facts.about('ask', 1001)?.size).toBe(8)
    expect(facts.about('ask', 1000.5)?.size).toBe(0)
    expect(facts.about('bid', 990)).toBeUndefined()
  })
})

describe('the views that alerts need', () => {
  const alert = (rule: Rule, instrument = 'BTC-USD') => armed(instrument, { instrument, rule })
  const PRICE = alert({ kind: 'price', way: 'above', price: 1 })
  const BAND = alert({ kind: 'band', side: 'bid', bps: 25, size: 1 })
  const WALL = alert({ kind: 'wall', side: 'bid', price: 990, size: 1 })
  const needOf = (...alerts: (typeof PRICE)[]) => needsOf(alerts).get(keyOf(PRICE))!

  it('are one for each depth with alerts that are on', () => {
    const other = alert({ kind: 'venue', venue: 'okx' }, 'ETH-USD')
    const chosen = { ...PRICE, books: { convert: ['USDT'] } }
    expect(needsOf([PRICE, BAND, other, chosen, { ...WALL, on: false }]).size).toBe(3)
  })
  it('are the best prices alone where these are enough', () => {
    expect(subscriptionOf(needOf(PRICE), 1000)).toEqual({ instrument: 'BTC-USD', levels: 1, intervalMs: 2_000 })
    expect(subscriptionOf(needOf(PRICE, BAND), undefined)).toMatchObject({ levels: 1 })
  })
  it('go as far as bands and walls are, in few rows', () => {
    expect(subscriptionOf(needOf(PRICE, BAND), 1000)).toMatchObject({ range: 0.2625, group: '0.1', breakdown: true })
    expect(reachOf(needOf(WALL), 1000)).toBeCloseTo(102)
    expect(subscriptionOf(needOf(BAND, WALL), 1000).range).toBe(2)
    expect(reachOf(needOf(WALL), 5_000)).toBe(1_000)
  })
})
