/** A side for drawing: prices best first, the size and the worth up to and with each. Doubles, as pixels need no more. */
import type { Levels } from './levels'

export type Side = 'bid' | 'ask'

export interface Columns {
  readonly prices: Float64Array
  /** In the base. */
  readonly cumulative: Float64Array
  /** In the quote. */
  readonly notional: Float64Array
}

export function cumulate({ at: prices, amounts }: Levels): Columns {
  const cumulative = new Float64Array(prices.length)
  const notional = new Float64Array(prices.length)
  let [sum, worth] = [0, 0]
  for (let i = 0; i < prices.length; i++) {
    const amount = amounts[i] as number
    sum += amount
    worth += (prices[i] as number) * amount
    cumulative[i] = sum
    notional[i] = worth
  }
  return { prices, cumulative, notional }
}

/** The number of levels at `price` or better. */
export function levelsTo({ prices }: Columns, price: number, side: Side): number {
  return levelsAmong(prices, price, side, true)
}

/** The number of prices, best first, that are better than `price`; with `there` also those at it. */
export function levelsAmong(prices: Float64Array, price: number, side: Side, there: boolean): number {
  let low = 0
  let high = prices.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const better = side === 'bid' ? (prices[middle] as number) - price : price - (prices[middle] as number)
    if (better > 0 || (there && better === 0)) low = middle + 1
    else high = middle
  }
  return low
}

/** Whether sizes up to a price are floors, as the book of some counted venue ends before it. */
export function isFloor(price: number, reach: number | undefined, side: Side): boolean {
  return reach !== undefined && (side === 'bid' ? price < reach : price > reach)
}

/** The size resting at `price` or better; 0 where nothing does. */
export function sizeTo(columns: Columns, price: number, side: Side): number {
  return columns.cumulative[levelsTo(columns, price, side) - 1] ?? 0
}
