/** How much of what rests near the market are bids. */
import type { Levels } from './levels'

/** The size within so many basis points of the reference, in the base. */
export function sizeWithin({ at, amounts }: Levels, reference: number, bps: number): number {
  const most = (reference * bps) / 10_000
  let sum = 0
  for (let i = 0; i < at.length && Math.abs((at[i] as number) - reference) <= most; i++) sum += amounts[i] as number
  return sum
}

/** The bids' share of both sides' size within so many basis points, from 0 to 1; undefined where nothing rests there. */
export function imbalance(bids: Levels, asks: Levels, reference: number, bps: number): number | undefined {
  const [bid, ask] = [sizeWithin(bids, reference, bps), sizeWithin(asks, reference, bps)]
  return bid + ask > 0 ? bid / (bid + ask) : undefined
}
