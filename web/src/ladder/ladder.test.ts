import { levelsOf } from '../book/levels'
import type { Row } from '../wire/decode'
import { describe, expect, it } from 'vitest'
import type { Book } from '../book/book'
import type { Decimal } from '../wire/decimal'
import { aboutPrice, holders, ladderOf, movedBy, offeredSteps, partWords, rowAt, rowWords, crossWords, spreadWords, usualStep } from './ladder'
import type { Measures, Sides } from '../wire/decode'

const d = (text: string) => text as Decimal
type Told = [price: string, size: string, shares?: Record<string, string>]

function book(bids: Told[], asks: Told[], reach: Partial<Sides<Decimal>> = {}): Book {
  const rows = (list: Told[]) => levelsOf(list as unknown as Row[])
  const measures = { reach: { bid: undefined, ask: undefined, ...reach } } as Measures
  return { stream: 's', sequence: 1, instrument: 'BTC-USD', time: 't', measures, bids: rows(bids), asks: rows(asks), venues: [] }
}

it('tells the venues apart that the chart does, in its order', () => {
  const of = book([['99', '6', { a: '3', b: '2', c: '1' }]], [['101', '1', { d: '1' }]])
  expect(ladderOf(of, d('1')).top).toEqual(['a', 'b', 'c', 'd'])
  expect(ladderOf(of, d('1'), [], ['d', 'x', 'b']).top).toEqual(['d', 'b', 'a', 'c'])
})

describe('the step', () => {
  it('is near 0.01 % of the price', () => {
    const usual = (price: number) => usualStep(price, undefined)
    expect([83_600, 115_000_000, 0.0831, 0.00001234, 3_200].map(usual)).toEqual(['10', '10000', '0.00001', '0.000000001', '0.5'])
  })

  it('stays until the price has moved by more than a factor', () => {
    expect(usualStep(72_000, d('5'))).toBe('5')
    expect(usualStep(99_000, d('5'))).toBe('5')
    expect(usualStep(101_000, d('5'))).toBe('10')
    expect(usualStep(51_000, d('10'))).toBe('10')
    expect(usualStep(49_000, d('10'))).toBe('5')
  })

  it('is chosen of exact sizes about it', () => {
    const steps = offeredSteps(d('10'), undefined)
    expect(steps).toEqual(['1000', '500', '200', '100', '50', '20', '10', '5', '2', '1', '0.5', '0.2', '0.1', '0.05', '0.02', '0.01'])
    expect(offeredSteps(d('0.000000001'), undefined).at(-1)).toBe('0.000000000001')
  })

  it('that was chosen is among them, in its place', () => {
    expect(offeredSteps(d('10'), d('25')).slice(4, 7)).toEqual(['50', '25', '20'])
    expect(offeredSteps(d('10'), d('0.001')).at(-1)).toBe('0.001')
  })

  it('suits a one-sided market, too', () => {
    const nothing = {} as Measures
    expect(aboutPrice(nothing)).toBeUndefined()
    expect(aboutPrice({ ...nothing, bestAsk: { price: d('5'), size: d('1'), venues: [] } })).toBe(5)
  })
})

describe('the ladder', () => {
  it('sums up from the best price outwards and scales to the largest row', () => {
    const ladder = ladderOf(
      book(
        [
          ['100', '1'],
          ['90', '4']
        ],
        [
          ['110', '2'],
          ['120', '8']
        ]
      ),
      d('10')
    )
    expect(ladder.bids.map(row => [row.sum, row.notional, row.width])).toEqual([
      [1, 100, 0.125],
      [5, 460, 0.5]
    ])
    expect(ladder.asks.map(row => [row.sum, row.notional, row.width])).toEqual([
      [2, 220, 0.25],
      [10, 1180, 1]
    ])
  })

  it('knows sums for floors beyond the reach, and not at it', () => {
    const ladder = ladderOf(
      book(
        [
          ['100', '1'],
          ['90', '1'],
          ['80', '1']
        ],
        [
          ['110', '1'],
          ['120', '1']
        ],
        { bid: d('90'), ask: d('114.5') }
      ),
      d('10')
    )
    expect(ladder.bids.map(row => row.atLeast)).toEqual([false, false, true])
    expect(ladder.asks.map(row => row.atLeast)).toEqual([false, true])
  })

  it('writes prices with the places of the step, or with those of finer rows while others are awaited', () => {
    expect(ladderOf(book([['0.5', '1']], []), d('0.00000001')).pricePlaces).toBe(8)
    expect(ladderOf(book([['0.000012345678', '1']], []), d('10')).pricePlaces).toBe(12)
  })

  it('writes sizes so that five digits of the sums count', () => {
    const places = (size: string) => ladderOf(book([['1', size]], []), d('1')).sizePlaces
    expect(['0.00012', '0.5', '3', '312.5', '52000', '900000000', '9000000000'].map(places)).toEqual([8, 5, 4, 2, 0, 0, undefined])
  })

  it('tells the largest venues apart, and the others are one', () => {
    const shares = { a: '5', b: '1', c: '2', d: '3', e: '4', f: '5' }
    const ladder = ladderOf(book([['100', '20', shares]], [['110', '1', { b: '1' }]]), d('10'))
    expect([ladder.top, ladder.others]).toEqual([['a', 'f', 'e', 'd'], true])
    expect(ladderOf(book([['100', '1', { a: '1' }]], []), d('10')).others).toBe(false)
    expect(ladder.bids[0]?.parts).toEqual([0.25, 0.25, 0.2, 0.15, 0.05 + 0.1])
    expect(ladder.asks[0]?.parts).toEqual([0, 0, 0, 0, 1])
  })

  it('keeps those that it told apart until others have clearly more', () => {
    const rows = (e: string) => book([['100', '20', { a: '5', b: '4', c: '3', d: '2', e }]], [])
    const before = ['d', 'c', 'b', 'a']
    expect(ladderOf(rows('2.2'), d('10'), before).top).toEqual(before)
    expect(ladderOf(rows('9'), d('10'), before).top).toEqual(['c', 'b', 'a', 'e'])
  })

  it('of nothing is empty', () => {
    expect(ladderOf(book([], []), d('10'))).toEqual({ asks: [], bids: [], pricePlaces: 0, sizePlaces: 0, top: [], others: false })
  })

  it('says who holds a row', () => {
    const shares = { okx: '1', kraken: '5.98', gate: '0.02', bybit: '0.5', htx: '0.5', mexc: '2' }
    const ladder = ladderOf(book([['100', '10', shares]], []), d('10'))
    const row = ladder.bids[0]!
    const name = (venue: string) => venue.toUpperCase()
    expect(holders(row, name)).toBe('KRAKEN 60\u00a0%, MEXC 20\u00a0%, OKX 10\u00a0%, BYBIT 5\u00a0%, HTX 5\u00a0%, GATE <1\u00a0%')
    expect(partWords(row, ladder.top, name)).toBe('KRAKEN 60\u00a0%, MEXC 20\u00a0%, OKX 10\u00a0%, BYBIT 5\u00a0%, others 5\u00a0%')
  })
})

describe('the row at a price', () => {
  const { bids, asks } = ladderOf(
    book(
      [
        ['0.3', '1'],
        ['0.2', '1'],
        ['0', '1']
      ],
      [
        ['0.4', '1'],
        ['0.6', '1']
      ]
    ),
    d('0.1')
  )
  const bid = (price: number) => rowAt(bids, price, 0.1)?.price
  const ask = (price: number) => rowAt(asks, price, 0.1)?.price

  it('is the group that bids were rounded down to, asks up', () => {
    expect([0.3, 0.35, 0.2, 0.29, 0.05].map(bid)).toEqual(['0.3', '0.3', '0.2', '0.2', '0'])
    expect([0.4, 0.31, 0.6, 0.55].map(ask)).toEqual(['0.4', '0.4', '0.6', '0.6'])
  })

  it('is none in a gap or beyond the rows', () => {
    expect([0.41, 0.1, 0.15].map(bid)).toEqual([undefined, undefined, undefined])
    expect([0.3, 0.5, 0.61, 0.45].map(ask)).toEqual([undefined, undefined, undefined, undefined])
  })
})

describe('in words', () => {
  it('a row tells what rests there, whose it is, and what rests up to it', () => {
    const { asks } = ladderOf(
      book(
        [],
        [
          ['110', '2', { kraken: '2' }],
          ['120', '3', { kraken: '1', okx: '2' }]
        ],
        { ask: d('115') }
      ),
      d('10')
    )
    expect(rowWords(asks[1]!, 'BTC', 'USD', venue => venue)).toBe(
      'Asks up to $120: 3.00 BTC of okx 67\u00a0%, kraken 33\u00a0%. In all at least 5.00 BTC, 580 USD.'
    )
  })

  it('the spread is told, and the overlap where the sides cross', () => {
    const best = (price: string) => ({ price: d(price), size: d('1'), venues: [] })
    const measures = { bestBid: best('99.5'), bestAsk: best('100'), spread: d('0.5'), spreadBps: d('50.125'), crossed: false } as unknown as Measures
    expect(spreadWords(measures, 'USD')).toBe('Spread $0.5, 50.13 bp')
    const crossed = { ...measures, bestBid: best('101'), spread: d('-1'), spreadBps: d('-99.5'), crossed: true }
    expect(spreadWords(crossed, 'USD')).toBe('Spread −$1, −99.50 bp')
    expect(crossWords(crossed, 'USD')).toBe('Bids up to $101, asks from $100')
    expect(crossWords(measures, 'USD')).toBeUndefined()
    expect([spreadWords({ ...measures, bestBid: undefined }, 'USD'), spreadWords({ ...measures, bestAsk: undefined }, 'USD')]).toEqual([
      'No bids',
      'No asks'
    ])
  })
})

describe('a key', () => {
  const ask = (level: number) => ({ side: 'ask' as const, level })
  const bid = (level: number) => ({ side: 'bid' as const, level })

  it('leads from row to row as they are seen, across the spread', () => {
    expect(movedBy('ArrowUp', ask(0), 3, 2)).toEqual(ask(1))
    expect(movedBy('ArrowDown', ask(0), 3, 2)).toEqual(bid(0))
    expect(movedBy('ArrowUp', bid(0), 3, 2)).toEqual(ask(0))
    expect([movedBy('Home', bid(1), 3, 2), movedBy('End', ask(2), 3, 2)]).toEqual([ask(2), bid(1)])
    expect(movedBy('PageDown', ask(9), 20, 20)).toEqual(bid(0))
  })

  it('stops at the ends, and is let be where it leads nowhere', () => {
    expect([movedBy('ArrowUp', ask(2), 3, 2), movedBy('PageDown', ask(2), 3, 2)]).toEqual([ask(2), bid(1)])
    expect(movedBy('ArrowDown', ask(0), 3, 0)).toEqual(ask(0))
    expect(movedBy('x', ask(0), 3, 2)).toBeUndefined()
  })
})
