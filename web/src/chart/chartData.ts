/**
 * What is drawn, as columns of numbers: a pure function of the depth and the window. One ascending x for both sides with
 * nulls where the other side has the point, as the chart library wants it.
 */
import type { Columns } from '../model/columns'
import type { PriceWindow } from '../model/window'

export type Point = readonly [price: number, cumulative: number]

export interface ChartData {
  readonly x: number[]
  readonly bids: (number | null)[]
  readonly asks: (number | null)[]
  /** The greatest size in the window. */
  readonly top: number
}

/**
 * The curve of one side in the window, best first: a point at each level, and one at the window's edge where the book goes
 * on beyond it. Nothing is drawn beyond the last level.
 */
export function curve(columns: Columns, side: 'bid' | 'ask', window: PriceWindow): Point[] {
  const points: Point[] = []
  const { prices, cumulative } = columns
  const edge = side === 'bid' ? window.low : window.high
  const near = side === 'bid' ? window.high : window.low
  const beyond = (price: number, bound: number) => (side === 'bid' ? price < bound : price > bound)
  let before = 0
  for (let i = 0; i < prices.length; i++) {
    const price = prices[i] ?? 0
    if (beyond(price, edge)) {
      if (before > 0) points.push([edge, before])
      return points
    }
    const sum = cumulative[i] ?? 0
    if (beyond(price, near) || price === near) {
      // A side that starts beyond the near edge (a crossed book) comes in with what it has gathered.
      if (points.length === 0 && before > 0 && price !== near) points.push([near, before])
      points.push([price, sum])
    }
    before = sum
  }
  return points
}

export function chartData(bids: Columns, asks: Columns, window: PriceWindow): ChartData {
  const left = curve(bids, 'bid', window).reverse()
  const right = curve(asks, 'ask', window)
  const data: ChartData = { x: [], bids: [], asks: [], top: 0 }
  let [i, j, top] = [0, 0, 0]
  while (i < left.length || j < right.length) {
    const bid = left[i]
    const ask = right[j]
    const x = Math.min(bid?.[0] ?? Infinity, ask?.[0] ?? Infinity)
    const bidHere = bid !== undefined && bid[0] === x
    const askHere = ask !== undefined && ask[0] === x
    data.x.push(x)
    data.bids.push(bidHere ? bid[1] : null)
    data.asks.push(askHere ? ask[1] : null)
    top = Math.max(top, bidHere ? bid[1] : 0, askHere ? ask[1] : 0)
    if (bidHere) i++
    if (askHere) j++
  }
  return { ...data, top }
}

/** The points of one side as they are in the columns, for who wants to hold them against the API. */
export function pointsOf(x: ArrayLike<number>, side: ArrayLike<number | null | undefined>): Point[] {
  const points: Point[] = []
  for (let i = 0; i < x.length; i++) {
    const value = side[i]
    if (value !== null && value !== undefined) points.push([x[i] ?? 0, value])
  }
  return points
}
