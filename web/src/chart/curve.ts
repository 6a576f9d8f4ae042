/**
 * Curves as points of price and value, and as staircases of pixels. A curve only rises away from the market, so a column of
 * pixels needs no more than where the curve comes in and where it leaves: exact, however many levels there are.
 */
import type { Columns, Side } from '../model/columns'
import type { Levels } from '../model/levels'
import type { PriceWindow } from '../model/window'
import { venueCount, venueNumber } from '../model/wire'

export type Point = readonly [price: number, value: number]

/**
 * The curve of one side in the window, best first: a point at each level, and one at the window's edge where the book goes
 * on beyond it. Nothing is drawn beyond the last level.
 */
export function curve(prices: Columns['prices'], values: Float64Array, side: Side, window: PriceWindow): Point[] {
  const points: Point[] = []
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
    const sum = values[i] ?? 0
    if (beyond(price, near) || price === near) {
      // A side that starts beyond the near edge (a crossed book) comes in with what it has gathered.
      if (points.length === 0 && before > 0 && price !== near) points.push([near, before])
      points.push([price, sum])
    }
    before = sum
  }
  return points
}

/** From prices and values to canvas pixels. */
export interface Frame {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  /** Canvas pixels to a pixel of the page. */
  readonly ratio: number
  x(price: number): number
  y(value: number, side: Side): number
  /** How wide a text of the chart's font is. */
  measure(text: string): number
}

const HALF_A_PIXEL = 0.5

/** Corners of a staircase, x and y by turns, from the foot at the first point; the step is at the price. */
export type Stairs = readonly number[]

export function stairs(points: readonly Point[], side: Side, frame: Frame): Stairs {
  const corners: number[] = []
  let [lastX, lastY] = [NaN, frame.top + frame.height]
  for (const [price, value] of points) {
    const x = frame.x(price)
    const y = frame.y(value, side)
    if (Math.round(x) === Math.round(lastX)) {
      corners[corners.length - 1] = y
    } else {
      corners.push(x, lastY, x, y)
      lastX = x
    }
    lastY = y
  }
  return corners
}

/**
 * What each of several venues has, up to and with every column of pixels: `sums[k][c]` is the value of the k-th venue (the last
 * one stands for all others) from the market to the far edge of the c-th column, counted from the window's low end.
 */
export function venueSums(
  { at: prices, starts, holders, parts }: Levels,
  side: Side,
  window: PriceWindow,
  count: number,
  venues: readonly string[],
  inQuote: boolean
): Float64Array[] {
  const layers = new Uint8Array(venueCount()).fill(venues.length)
  venues.forEach((venue, k) => (layers[venueNumber(venue)] = k))
  const sums = Array.from({ length: venues.length + 1 }, () => new Float64Array(count))
  const scale = count / (window.high - window.low)
  for (let i = 0; i < prices.length; i++) {
    const at = prices[i] as number
    if (side === 'bid' ? at < window.low : at > window.high) break
    // What is beyond the near edge (a crossed book) comes in at that edge.
    const column = Math.min(count - 1, Math.max(0, Math.floor((at - window.low) * scale)))
    const worth = inQuote ? at : 1
    const end = starts[i + 1] as number
    for (let k = starts[i] as number; k < end; k++) {
      const sum = sums[layers[holders[k] as number] as number] as Float64Array
      sum[column] = (sum[column] as number) + (parts[k] as number) * worth
    }
  }
  for (const sum of sums) accumulate(sum, side)
  return sums
}

function accumulate(sum: Float64Array, side: Side): void {
  let total = 0
  for (let i = 0; i < sum.length; i++) {
    const at = side === 'bid' ? sum.length - 1 - i : i
    total += sum[at] ?? 0
    sum[at] = total
  }
}

/**
 * The staircase of what {@link venueSums} gives, by columns of pixels, to `end`, where the last level of all venues is; nothing
 * where there is nothing.
 */
export function columnStairs(sums: Float64Array, side: Side, frame: Frame, end: number): Stairs {
  const corners: number[] = []
  const width = frame.width / sums.length
  let last = 0
  let lastY = frame.top + frame.height
  for (let i = 0; i < sums.length; i++) {
    const column = side === 'bid' ? sums.length - 1 - i : i
    const value = sums[column] ?? 0
    if (value === last) continue
    // What cannot be seen waits until it can; the total's own line is exact.
    const y = frame.y(value, side)
    if (Math.abs(y - lastY) < HALF_A_PIXEL && last > 0) continue
    // The near edge of the column, where its first level may be.
    const near = frame.left + (side === 'bid' ? column + 1 : column) * width
    const x = side === 'bid' ? Math.max(near, end) : Math.min(near, end)
    corners.push(x, lastY, x, y)
    last = value
    lastY = y
  }
  if (corners.length > 0) corners.push(end, lastY)
  return corners
}
