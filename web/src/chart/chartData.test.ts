import { describe, expect, it } from 'vitest'
import { cumulate, sizeTo } from '../model/columns'
import type { Row } from '../model/wire'
import { chartData, curve, pointsOf } from './chartData'

const columns = (...list: [string, string][]) => cumulate(list as unknown as Row[])
const window = { middle: 100, low: 95, high: 105 }

describe('a curve', () => {
  it('has a point at each level and goes on to the edge where the book does', () => {
    const bids = columns(['99', '1'], ['97', '2'], ['90', '4'])
    expect(curve(bids, 'bid', window)).toEqual([[99, 1], [97, 3], [95, 3]])
  })

  it('ends at its last level where the book ends', () => {
    expect(curve(columns(['101', '1'], ['104', '2']), 'ask', window)).toEqual([[101, 1], [104, 3]])
  })

  it('is empty where the window holds none', () => {
    expect(curve(columns(), 'bid', window)).toEqual([])
    expect(curve(columns(['200', '1']), 'ask', window)).toEqual([])
  })

  it('comes in with what it has gathered where a crossed side begins outside', () => {
    expect(curve(columns(['110', '1'], ['104', '2']), 'bid', window)).toEqual([[105, 1], [104, 3]])
  })
})

describe('chart data', () => {
  it('has one rising x and a null where the other side has the point', () => {
    const data = chartData(columns(['99', '1'], ['98', '2']), columns(['101', '5']), window)
    expect(data).toEqual({ x: [98, 99, 101], bids: [3, 1, null], asks: [null, null, 5], top: 5 })
  })

  it('draws both sides of a crossed book, also at one price', () => {
    const data = chartData(columns(['101', '1'], ['100', '1']), columns(['100', '4'], ['102', '1']), window)
    expect(data.x).toEqual([100, 101, 102])
    expect(data.bids).toEqual([2, 1, null])
    expect(data.asks).toEqual([4, null, 5])
    expect(pointsOf(data.x, data.bids)).toEqual([[100, 2], [101, 1]])
  })

  it('windows deep books', () => {
    const deep = columns(...Array.from({ length: 5000 }, (_, i) => [String(99.9 - i * 0.01), '1'] as [string, string]))
    const data = chartData(deep, columns(), window)
    expect(data.x.length).toBeLessThan(500)
    expect(data.x[0]).toBe(95)
    expect(data.top).toBe(Math.max(...data.bids.map(Number)))
  })
})

describe('the size up to a price', () => {
  it('is what rests there or better', () => {
    const asks = columns(['101', '1'], ['103', '2'])
    expect([100.9, 101, 102, 103, 500].map(at => sizeTo(asks, at, 'ask'))).toEqual([0, 1, 1, 3, 3])
    const bids = columns(['99', '1'], ['98', '2'])
    expect([99.5, 99, 98.5, 1].map(at => sizeTo(bids, at, 'bid'))).toEqual([0, 1, 1, 3])
  })
})
