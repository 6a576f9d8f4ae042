/** The depth turned by 90 degrees: the size between the mid and each price, by buckets. */
import type { Buckets, Heat } from './history'

export interface Turned {
  /** Price and the size from the mid up to and with its bucket, away from the mid. */
  readonly bids: readonly (readonly [price: number, size: number])[]
  readonly asks: readonly (readonly [price: number, size: number])[]
}

/** Only what lies between two prices. */
export function turned({ step, bids, asks }: Heat, low: number, high: number): Turned {
  const sums = ({ from, sizes }: Buckets, downwards: boolean) => {
    const told: [number, number][] = []
    let sum = 0
    for (let k = 0; k < sizes.length; k++) {
      const i = downwards ? sizes.length - 1 - k : k
      sum += sizes[i] ?? 0
      // The far edge of the bucket.
      const price = (from + i + (downwards ? 0 : 1)) * step
      if (price < low || price > high) break
      told.push([price, sum])
    }
    return told
  }
  return { bids: sums(bids, true), asks: sums(asks, false) }
}

/** The staircase of a side from its first price on, in a box of pixels. */
export function turnedPath(side: Turned['bids'], start: number, y: (price: number) => number, x: (size: number) => number): string {
  const pixels = (number: number) => Math.round(number * 10) / 10
  return side.reduce((path, [price, size]) => `${path}H${pixels(x(size))}V${pixels(y(price))}`, `M${pixels(x(0))} ${pixels(y(start))}`)
}
