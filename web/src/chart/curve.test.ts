import { describe, expect, it } from 'vitest'
import { cumulate, sizeTo } from '../book/columns'
import { levelsOf } from '../book/levels'
import type { Row } from '../wire/decode'
import { columnStairs, curve, cut, stairs, venueSums, type Frame, type Steps } from './curve'

type Told = [price: string, size: string, shares?: Record<string, string>]
const rows = (...list: Told[]) => levelsOf(list as unknown as Row[])
const columns = (...list: Told[]) => cumulate(rows(...list))
const window = { middle: 100, low: 95, high: 105 }
const points = (side: 'bid' | 'ask', ...list: Told[]) => {
  const { prices, cumulative } = columns(...list)
  return pairs(curve(prices, cumulative, side, window))
}
const pairs = ({ prices, values }: Steps) => Array.from(prices, (price, i) => [price, values[i]])
const steps = (...list: readonly (readonly [number, number])[]): Steps => ({
  prices: Float64Array.from(list, ([price]) => price),
  values: Float64Array.from(list, ([, value]) => value)
})
/** Ten pixels to a unit of price, one to a unit of size. */
const frame: Frame = {
  left: 0,
  top: 0,
  width: 100,
  height: 100,
  ratio: 1,
  x: price => (price - 95) * 10,
  y: value => 100 - value,
  measure: text => text.length
}

describe('a curve', () => {
  it('has a point at each level and goes on to the edge where the book does', () => {
    expect(points('bid', ['99', '1'], ['97', '2'], ['90', '4'])).toEqual([
      [99, 1],
      [97, 3],
      [95, 3]
    ])
  })

  it('ends at its last level where the book ends', () => {
    expect(points('ask', ['101', '1'], ['104', '2'])).toEqual([
      [101, 1],
      [104, 3]
    ])
  })

  it('is empty where the window holds none', () => {
    expect(points('bid')).toEqual([])
    expect(points('ask', ['200', '1'])).toEqual([])
    expect(points('bid', ['110', '1'])).toEqual([])
  })

  it('comes in with what it has gathered where a crossed side begins outside', () => {
    expect(points('bid', ['110', '1'], ['104', '2'])).toEqual([
      [105, 1],
      [104, 3]
    ])
  })

  it('is flat across the window where a crossed side has levels on both sides of it alone', () => {
    expect(points('bid', ['110', '1'], ['90', '2'])).toEqual([[95, 1]])
  })

  it('has the levels at the very edges', () => {
    expect(points('ask', ['95', '1'], ['105', '2'])).toEqual([
      [95, 1],
      [105, 3]
    ])
  })

  it('counts in the quote where that is wanted', () => {
    const { prices, notional } = columns(['101', '1'], ['104', '2'])
    expect(pairs(curve(prices, notional, 'ask', window))).toEqual([
      [101, 101],
      [104, 309]
    ])
  })
})

describe('a staircase', () => {
  it('steps where the price is, up from the foot, with no ramp', () => {
    expect(stairs(steps([101, 1], [104, 3]), 'ask', frame)).toEqual([60, 100, 60, 99, 90, 99, 90, 97])
    expect(stairs(steps([99, 1], [97, 3]), 'bid', frame)).toEqual([40, 100, 40, 99, 20, 99, 20, 97])
  })

  it('has two corners a column of pixels at the most, however many levels there are, and ends as high', () => {
    const many = Array.from({ length: 5000 }, (_, i) => [100 + i / 1000, i / 100] as const)
    const path = stairs(steps(...many), 'ask', frame)
    expect(path.length / 4).toBeLessThanOrEqual(52)
    expect(path.at(-1)).toBeCloseTo(100 - 49.99)
    for (let i = 2; i < path.length; i += 2) expect(path[i]).toBeGreaterThanOrEqual(path[i - 2] as number)
  })
})

describe('what each venue has', () => {
  const asks = rows(['100.05', '3', { a: '1', b: '2' }], ['102', '1', { c: '1' }], ['104', '5', { a: '5' }], ['200', '9', { a: '9' }])

  it('is gathered by columns of pixels, others together, and adds up to the total', () => {
    const sums = venueSums(asks, 'ask', window, 10, ['a', 'b'], false)
    expect(sums.map(sum => [...sum])).toEqual([
      [0, 0, 0, 0, 0, 1, 1, 1, 1, 6],
      [0, 0, 0, 0, 0, 2, 2, 2, 2, 2],
      [0, 0, 0, 0, 0, 0, 0, 1, 1, 1]
    ])
    const edge = sums.reduce((sum, own) => sum + (own.at(-1) ?? 0), 0)
    expect(edge).toBe(sizeTo(cumulate(asks), 105, 'ask'))
  })

  it('gathers bids the other way, and in the quote', () => {
    const sums = venueSums(rows(['99.5', '1', { a: '1' }], ['96', '2', { a: '2' }]), 'bid', window, 10, ['a'], true)
    expect([...(sums[0] as Float64Array)]).toEqual([99.5 + 192, 99.5 + 192, 99.5, 99.5, 99.5, 0, 0, 0, 0, 0])
  })

  it('is a staircase that ends where the last level is', () => {
    const path = columnStairs(Float64Array.from([0, 0, 0, 2, 2, 5, 5]), 'ask', { ...frame, width: 70 }, 60)
    expect(path).toEqual([30, 100, 30, 98, 50, 98, 50, 95, 60, 95])
    expect(columnStairs(new Float64Array(5), 'bid', frame, 0)).toEqual([])
  })
})

describe('a cut', () => {
  const path = [0, 100, 0, 90, 10, 90, 10, 70]

  it('leaves the staircase before and after it', () => {
    expect(cut(path, 5, 'ask')).toEqual([
      [0, 100, 0, 90, 5, 90],
      [5, 90, 10, 90, 10, 70]
    ])
    expect(cut([10, 100, 10, 90, 0, 90], 4, 'bid')).toEqual([
      [10, 100, 10, 90, 4, 90],
      [4, 90, 0, 90]
    ])
  })

  it('beyond either end leaves it whole', () => {
    expect(cut(path, 20, 'ask')).toEqual([path, []])
    expect(cut(path, -1, 'ask')).toEqual([[], path])
    expect(cut([], 5, 'ask')).toEqual([[], []])
  })
})
