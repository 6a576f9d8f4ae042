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

/** How many levels rest at `price` or better. */
export function levelsTo(columns: Columns, price: number, side: Side): number {
  let low = 0
  let high = columns.prices.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const level = columns.prices[middle] ?? 0
    if (side === 'bid' ? level >= price : level <= price) low = middle + 1
    else high = middle
  }
  return low
}

/** The size resting at `price` or better; 0 where nothing does. */
export function sizeTo(columns: Columns, price: number, side: Side): number {
  return columns.cumulative[levelsTo(columns, price, side) - 1] ?? 0
}
