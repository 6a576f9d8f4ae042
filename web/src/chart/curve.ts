/**
 * Curves as steps of price and value, and as staircases of pixels. A curve only rises away from the market. So the points where
 * it comes in and leaves are exact for a column of pixels, however many levels there are.
 */
import { levelsAmong, type Columns, type Side } from '../book/columns'
import type { Levels } from '../book/levels'
import type { PriceWindow } from '../book/window'
import { venueCount, venueNumber } from '../book/venueNumbers'

/** Steps of a curve, best first: where each is and how high the curve is from there on. */
export interface Steps {
  readonly prices: Float64Array
  readonly values: Float64Array
}

/**
 * The curve of one side in the window, best first: a step at each level, and one at the window's edge where the book goes on
 * beyond it. Nothing is drawn beyond the last level.
 */
export function curve(prices: Columns['prices'], values: Float64Array, side: Side, window: PriceWindow): Steps {
  const edge = side === 'bid' ? window.low : window.high
  const near = side === 'bid' ? window.high : window.low
  const [first, end] = [levelsAmong(prices, near, side, false), levelsAmong(prices, edge, side, true)]
  // A side that starts beyond the near edge (a crossed book) comes in with what it has gathered.
  const comesIn = first > 0 && first < end && prices[first] !== near
  const goesOn = end > 0 && end < prices.length
  const count = end - first + Number(comesIn) + Number(goesOn)
  const steps = { prices: new Float64Array(Math.max(0, count)), values: new Float64Array(Math.max(0, count)) }
  if (count <= 0) return steps
  const from = Number(comesIn)
  steps.prices.set(prices.subarray(first, end), from)
  steps.values.set(values.subarray(first, end), from)
  if (comesIn) {
    steps.prices[0] = near
    steps.values[0] = values[first - 1] as number
  }
  if (goesOn) {
    steps.prices[count - 1] = edge
    steps.values[count - 1] = values[end - 1] as number
  }
  return steps
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
  /** The width of a text in the chart's font. */
  measure(text: string): number
}

const HALF_A_PIXEL = 0.5

/** Corners of a staircase, x and y by turns, from the foot at the first point; the step is at the price. */
export type Stairs = readonly number[]

export function stairs({ prices, values }: Steps, side: Side, frame: Frame): Stairs {
  const corners: number[] = []
  let y = frame.top + frame.height
  let column = NaN
  for (let i = 0; i < prices.length; i++) {
    const x = frame.x(prices[i] as number)
    const own = Math.round(x)
    if (own !== column) {
      // Each column of pixels has only the points where the curve comes in and leaves.
      if (i > 0) corners.push((y = frame.y(values[i - 1] as number, side)))
      corners.push(x, y, x)
      column = own
    }
  }
  if (prices.length > 0) corners.push(frame.y(values[prices.length - 1] as number, side))
  return corners
}

/** A staircase before and after an x, outwards from the market. */
export function cut(path: Stairs, at: number, side: Side): [near: Stairs, far: Stairs] {
  const isBeyond = (x: number) => (side === 'bid' ? x < at : x > at)
  let i = 0
  while (i < path.length && !isBeyond(path[i] as number)) i += 2
  if (i === 0 || i >= path.length) return i === 0 ? [[], path] : [path, []]
  // Between two corners of one height the staircase is level.
  const y = path[i - 1] as number
  return [
    [...path.slice(0, i), at, y],
    [at, y, ...path.slice(i)]
  ]
}

/**
 * Each venue's sum up to and with every column of pixels: `sums[k][c]` is the value of the k-th venue (the last one stands for
 * all others) from the market to the far edge of the c-th column, counted from the window's low end.
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
  const gathered = new Float64Array((venues.length + 1) * count)
  const scale = count / (window.high - window.low)
  for (let i = 0; i < prices.length; i++) {
    const at = prices[i] as number
    if (side === 'bid' ? at < window.low : at > window.high) break
    // A curve from beyond the near edge (a crossed book) comes in at that edge.
    const column = Math.min(count - 1, Math.max(0, Math.floor((at - window.low) * scale)))
    const worth = inQuote ? at : 1
    const end = starts[i + 1] as number
    for (let k = starts[i] as number; k < end; k++) {
      const place = (layers[holders[k] as number] as number) * count + column
      gathered[place] = (gathered[place] as number) + (parts[k] as number) * worth
    }
  }
  const sums = Array.from({ length: venues.length + 1 }, (_, k) => gathered.subarray(k * count, (k + 1) * count))
  for (const sum of sums) accumulate(sum, side)
  return sums
}

function accumulate(sum: Float64Array, side: Side): void {
  let total = 0
  for (let i = 0; i < sum.length; i++) {
    const at = side === 'bid' ? sum.length - 1 - i : i
    total += sum[at] as number
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
    const value = sums[column] as number
    if (value === last) continue
    // A change too small to see waits until it shows. The total's own line is exact.
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
