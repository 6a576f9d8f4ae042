import { describe, expect, it } from 'vitest'
import { asText, matrixOf, sumsOf } from './matrix'
import { levelsOf } from '../book/levels'
import { MEASURES, ROW } from '../wire/samples'
import type { Book, HeldVenue } from '../book/book'
import type { Row } from '../wire/decode'

type Told = [price: number, shares: Record<string, number>]

const rows = (told: readonly Told[]) =>
  levelsOf(
    told.map(([price, shares]) => {
      const size = Object.values(shares).reduce((a, b) => a + b, 0)
      return [String(price), String(size), Object.fromEntries(Object.entries(shares).map(([venue, part]) => [venue, String(part)]))] as unknown as Row
    })
  )

function bookOf(bids: readonly Told[], asks: readonly Told[], venues: readonly object[]): Book {
  const measures = { ...MEASURES, mid: '1000', referenceMid: '1000', spreadBps: '1', bestBid: undefined, bestAsk: undefined }
  return {
    stream: 's1',
    sequence: 1,
    instrument: 'BTC-USD',
    time: '2026-11-21T05:00:00.000Z',
    measures: measures as unknown as Book['measures'],
    bids: rows(bids),
    asks: rows(asks),
    venues: venues.map(venue => ({ ...ROW, receivedAt: 0, complete: { bid: true, ask: true }, ...venue }) as unknown as HeldVenue)
  }
}

const KRAKEN = { venue: 'kraken', complete: { bid: false, ask: false }, reach: { bid: '998', ask: '1010' } }
const OKX = { venue: 'okx' }
const BOOK = bookOf(
  [
    [999.5, { kraken: 1, okx: 2 }],
    [999, { okx: 3 }],
    [998, { kraken: 4 }],
    [990, { okx: 8 }]
  ],
  [[1001, { okx: 5 }]],
  [KRAKEN, OKX]
)

describe('the matrix', () => {
  it('has what each venue has up to and at the distances', () => {
    const matrix = matrixOf(BOOK)
    expect(matrix?.rows.map(row => [row.venue, row.bid.map(cell => cell.size), row.ask.map(cell => cell.size)])).toEqual([
      ['okx', [5, 5, 5, 13], [5, 5, 5, 5]],
      ['kraken', [1, 5, 5, 5], [0, 0, 0, 0]]
    ])
    expect(matrix?.totals.bid.map(cell => cell.size)).toEqual([6, 10, 10, 18])
  })
  it('tells floors where a book ends before the distance', () => {
    const kraken = matrixOf(BOOK)?.rows.find(row => row.venue === 'kraken')
    expect(kraken?.bid.map(cell => cell.atLeast)).toEqual([false, true, true, true])
    expect(kraken?.ask.map(cell => cell.atLeast)).toEqual([false, false, false, false])
    expect(matrixOf(BOOK)?.totals.bid.map(cell => cell.atLeast)).toEqual([false, true, true, true])
  })
  it('lists a venue that is out last, and takes every total for a floor then', () => {
    const matrix = matrixOf({ ...BOOK, venues: [{ ...BOOK.venues[0]!, counted: false, why: 'stale' }, BOOK.venues[1]!] })
    expect(matrix?.rows.map(row => [row.venue, row.out])).toEqual([
      ['okx', undefined],
      ['kraken', 'stale']
    ])
    expect(matrix?.totals.ask.every(cell => cell.atLeast)).toBe(true)
  })
  it('leaves out what is left out on purpose', () => {
    const matrix = matrixOf({ ...BOOK, venues: [{ ...BOOK.venues[0]!, counted: false, why: 'excluded' }, BOOK.venues[1]!] })
    expect(matrix?.rows.map(row => row.venue)).toEqual(['okx'])
    expect(matrix?.totals.bid.some(cell => cell.atLeast)).toBe(false)
  })
  it('sums as a slow sum does, for many books', () => {
    let seed = 7
    const chance = () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647
    for (let round = 0; round < 50; round++) {
      const bids = Array.from({ length: 40 }, (_, i): Told => [
        1000 - (i + 1) * 0.5,
        { kraken: Math.ceil(chance() * 9), okx: Math.ceil(chance() * 9) }
      ])
      const matrix = matrixOf(bookOf(bids, [], [KRAKEN, OKX]))
      for (const row of matrix?.rows ?? []) {
        const slow = [10, 25, 50, 100].map(bps =>
          bids.filter(([price]) => (1000 - price) * 10 <= bps).reduce((sum, [, shares]) => sum + (shares[row.venue] ?? 0), 0)
        )
        expect(row.bid.map(cell => cell.size)).toEqual(slow)
      }
    }
  })
  it('needs a reference mid', () => {
    expect(matrixOf({ ...BOOK, measures: { ...BOOK.measures, referenceMid: undefined } })).toBeUndefined()
  })
})

it('sums of all venues have worth and average', () => {
  const sums = sumsOf(BOOK, [10, 25])
  expect(sums?.bid[0]).toEqual({ price: 999, size: 6, worth: 3 * 999.5 + 3 * 999, average: 999.25, atLeast: false, told: 1 })
  expect(sums?.bid[1]).toMatchObject({ atLeast: true, told: 0.5 })
  expect(sums?.ask[1]).toMatchObject({ price: 1002.5, size: 5, average: 1001 })
  expect(sumsOf(bookOf([], [], [OKX]), [10])?.bid[0]).toMatchObject({ size: 0, average: undefined })
})

it('the text for a spreadsheet has numbers without signs, and names what is a floor', () => {
  const lines = asText(BOOK, matrixOf(BOOK)!, venue => venue.toUpperCase()).split('\n')
  expect(lines[0]).toBe('instrument\tBTC-USD')
  expect(lines[7]).toMatch(/^venue\tbid 10 bp, BTC\t/)
  expect(lines[9]).toBe('KRAKEN\t1\t5\t5\t5\t0\t0\t0\t0\tbid 25, bid 50, bid 100')
  expect(lines[10]).toBe('all\t6\t10\t10\t18\t5\t5\t5\t5\tbid 25, bid 50, bid 100')
})
