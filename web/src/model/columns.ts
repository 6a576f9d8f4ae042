/** A side for drawing: prices best first and the size up to and with each. Doubles, as pixels need no more. */
import type { Row } from './wire'

export interface Columns {
  readonly prices: Float64Array
  readonly cumulative: Float64Array
}

export function cumulate(rows: readonly Row[]): Columns {
  const prices = new Float64Array(rows.length)
  const cumulative = new Float64Array(rows.length)
  let sum = 0
  rows.forEach(([price, size], i) => {
    prices[i] = Number(price)
    sum += Number(size)
    cumulative[i] = sum
  })
  return { prices, cumulative }
}

/** The size resting at `price` or better; 0 where nothing does. */
export function sizeTo(columns: Columns, price: number, side: 'bid' | 'ask'): number {
  let low = 0
  let high = columns.prices.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const level = columns.prices[middle] ?? 0
    if (side === 'bid' ? level >= price : level <= price) low = middle + 1
    else high = middle
  }
  return low === 0 ? 0 : (columns.cumulative[low - 1] ?? 0)
}
