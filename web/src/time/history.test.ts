import { describe, expect, it } from 'vitest'
import { fromSnapshot, checksum, type Book } from '../book/book'
import {
  bucketOf,
  fromHistory,
  gapsOf,
  GAP_MS,
  heatStep,
  imbalance,
  isPlain,
  KEPT_MS,
  merged,
  MOST_SAMPLES,
  nearest,
  recordOf,
  sampleOf,
  sizeIn,
  type Sample
} from './history'
import { USUAL } from '../ui/view'
import { WireError } from '../wire/check'
import { history } from '../wire/history'
import { ROW, SNAPSHOT } from '../wire/samples'
import { levelsOf, type Levels } from '../book/levels'
import { decode, type Row, type Snapshot } from '../wire/decode'

const rows = (...list: [string, string][]) => levelsOf(list as unknown as Row[])

function book(bids: Levels, asks: Levels, more: object = {}): Book {
  const told = ({ prices, sizes }: Levels) => prices.map((price, i) => [price, sizes[i]])
  const message = decode(
    JSON.stringify({
      ...SNAPSHOT,
      checksum: checksum(bids, asks),
      mid: '1000',
      referenceMid: '1000',
      spreadBps: '20',
      venues: [ROW],
      bids: told(bids),
      asks: told(asks),
      ...more
    })
  )
  const applied = fromSnapshot(message as Snapshot, 0)
  if (!applied.ok) throw new Error(applied.why)
  return applied.book
}

const NEAR_BIDS: [string, string][] = [
  ['999', '1'],
  ['998.9', '2'],
  ['995', '4']
]
const BIDS = rows(...NEAR_BIDS, ['980', '8'], ['979.99', '16'])
const ASKS = rows(['1001', '1'], ['1020', '2'], ['1020.01', '4'])
const MANY = 5_000
const empty = (time: number): Sample => ({ time, counted: 0, mid: undefined, spreadBps: undefined, near: undefined })

describe('a sample of a book', () => {
  it('holds in each band what rests at its bound or nearer', () => {
    const { near, mid, spreadBps, counted, time } = sampleOf(book(BIDS, ASKS), 7, MANY)
    expect([time, mid, spreadBps, counted]).toEqual([7, '1000', '20', 1])
    expect(near?.bids).toEqual({ sizes: [1, 3, 7, 7, 15], totals: 5 })
    expect(near?.asks).toEqual({ sizes: [1, 1, 1, 1, 3], totals: 5 })
    expect(near && imbalance(near, 1)).toBe(0.5)
  })

  it('calls floors what lies beyond the reach, and totals what lies within', () => {
    const told = sampleOf(book(BIDS, ASKS, { reach: { bid: '995', ask: '1001.01' } }), 7, MANY)
    expect([told.near?.bids.totals, told.near?.asks.totals]).toEqual([3, 1])
  })

  it('calls all floors where a wanted venue is missed, but not where one was left out', () => {
    const with_ = (why: string) => ({ venues: [ROW, { ...ROW, venue: 'okx', counted: false, state: 'stale', why }] })
    expect(sampleOf(book(BIDS, ASKS, with_('stale')), 7, MANY).near?.bids.totals).toBe(0)
    expect(sampleOf(book(BIDS, ASKS, with_('excluded')), 7, MANY).near?.bids.totals).toBe(5)
  })

  it('calls floors what lies beyond the last row that was asked for', () => {
    expect(sampleOf(book(BIDS, ASKS), 7, 5).near?.bids.totals).toBe(5)
    expect(sampleOf(book(rows(...NEAR_BIDS), ASKS), 7, 3).near?.bids.totals).toBe(3)
  })

  it('is a gap where nothing counts', () => {
    const told = sampleOf(book(rows(), rows(), { referenceMid: null, mid: null, spreadBps: null, venues: [] }), 7, MANY)
    expect(told).toEqual(empty(7))
  })

  it('sums sizes by price on a grid that does not move with the mid', () => {
    const { near } = sampleOf(book(BIDS, ASKS), 7, MANY)
    expect(near?.heat.step).toBe(0.2)
    expect([near?.heat.bids.from, near?.heat.bids.sizes.length]).toEqual([4900, 96])
    expect([near?.heat.asks.from, near?.heat.asks.sizes.length]).toEqual([5005, 96])
    const at = (price: number) => near && sizeIn(near.heat, bucketOf(price, 0.2))
    expect([at(999.1), at(998.8), at(998.99), at(980), at(979.9), at(1020.1)]).toEqual([1, 2, 2, 8, 0, 6])
  })

  it('puts best bids far above the mid where they are, as of a crossed depth', () => {
    const { near } = sampleOf(book(rows(['1100', '9'], ['1010', '3'], ['999', '1']), ASKS), 7, MANY)
    expect(near?.bids.sizes).toEqual([13, 13, 13, 13, 13])
    expect(near && [sizeIn(near.heat, 5050), near.heat.bids.sizes.at(-1)]).toEqual([3, 3])
  })

  it('keeps the grid of the sample before until the price has left it', () => {
    const before = sampleOf(book(BIDS, ASKS), 7, MANY)
    const later = (mid: string) => sampleOf(book(BIDS, ASKS, { referenceMid: mid }), 9, MANY, before).near?.heat.step
    expect([later('1900'), later('520'), later('100000'), later('1')]).toEqual([0.2, 0.2, 20, 0.0002])
  })
})

describe('the grid', () => {
  it('has steps of 1, 2 or 5 times a power of ten of at least 0.02 % of the mid', () => {
    expect([83_540, 1000, 25_000, 0.00001234, 1.1, 106_747_000].map(heatStep)).toEqual([20, 0.2, 5, 0.000000005, 0.0005, 50_000])
  })

  it('has a price on an edge in the bucket that begins there', () => {
    expect([bucketOf(0.3, 0.1), bucketOf(0.29999, 0.1), bucketOf(83_540, 20), bucketOf(83_559.99, 20)]).toEqual([3, 2, 4177, 4177])
  })
})

const ANSWER = {
  instrument: 'BTC-USD',
  columns: ['time', 'sequence', 'referenceMid', 'mid', 'spread', 'spreadBps', 'counted', 'bids', 'bidTotals', 'asks', 'askTotals'],
  samples: [
    [
      '2026-11-21T14:00:05.000Z',
      812,
      '77586.3',
      '77586.25',
      '0.5',
      '0.0645',
      12,
      ['1.2', '3.4', '5.25', '9.1', '20'],
      3,
      ['1', '2', '3', '4', '5'],
      2
    ],
    ['2026-11-21T14:00:10.000Z', 813, null, null, null, null, 0, null, null, null, null]
  ],
  heatColumns: ['step', 'bidFrom', 'bids', 'askFrom', 'asks'],
  heat: [['20', 3803, [0.5, 0, 1.25], 3879, [0.875, 2]], null]
}

describe("the server's history", () => {
  it('comes as samples, gaps too', () => {
    const [first, second] = fromHistory(history(ANSWER))
    expect(first).toMatchObject({
      time: Date.UTC(2026, 10, 21, 14, 0, 5),
      counted: 12,
      mid: '77586.25',
      spreadBps: '0.0645'
    })
    expect(first?.near?.bids).toEqual({ sizes: [1.2, 3.4, 5.25, 9.1, 20], totals: 3 })
    expect(first?.near && [sizeIn(first.near.heat, 3805), sizeIn(first.near.heat, 3880)]).toEqual([1.25, 2])
    expect(second).toEqual(empty(Date.UTC(2026, 10, 21, 14, 0, 10)))
  })

  it('is refused where it is none', () => {
    for (const answer of [undefined, {}, { ...ANSWER, columns: 5 }, { ...ANSWER, samples: [[5]] }, { ...ANSWER, samples: [5] }]) {
      expect(() => history(answer)).toThrow(WireError)
    }
  })
})

describe('a record', () => {
  it('is named by its choice; the plain one by the instrument alone', () => {
    const view = { ...USUAL, instrument: 'BTC-USD' }
    expect([recordOf(view), recordOf({ ...view, fees: true, convert: ['USDT'] }), recordOf(USUAL)]).toEqual([
      'BTC-USD',
      'BTC-USD?convert=USDT&fees=true',
      ''
    ])
    expect([isPlain('BTC-USD'), isPlain('BTC-USD?fees=true')]).toEqual([true, false])
  })

  it('is in order of time, with no two samples nearly at once', () => {
    const times = merged([empty(5_000), empty(10_000), empty(20_000)], [empty(11_000), empty(15_000), empty(25_000)], 25_000).map(one => one.time)
    expect(times).toEqual([5_000, 10_000, 15_000, 20_000, 25_000])
  })

  it('ends 15 minutes ago and has no more than so many samples', () => {
    const many = Array.from({ length: 400 }, (_, i) => empty(i * 2_500))
    expect(merged(many, [], 1_000_000)).toHaveLength(MOST_SAMPLES)
    expect(merged([empty(1), empty(KEPT_MS)], [empty(KEPT_MS + 5_000)], KEPT_MS + 5_000).map(one => one.time)).toEqual([KEPT_MS, KEPT_MS + 5_000])
  })

  it('tells its gaps', () => {
    expect(gapsOf([empty(0), empty(GAP_MS), empty(GAP_MS + 60_000)])).toEqual([[10_000, 65_000]])
  })

  it('has at a time the nearest sample, but none from afar', () => {
    const kept = [empty(0), empty(5_000), empty(60_000)]
    expect([-4_000, 2_000, 3_000, 9_000, 30_000, 61_000].map(time => nearest(kept, time))).toEqual([0, 0, 1, 1, -1, 2])
    expect(nearest([], 5)).toBe(-1)
  })
})
