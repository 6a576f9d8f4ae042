/** The footprint of an order in the depth: what it would take from the best price to the worst. Exact enough for pixels. */
import { levelsAmong, type Columns, type Side } from '../book/columns'
import { sharesOf, sumByVenue, type Levels } from '../book/levels'
import type { ViewState } from '../ui/view'

export interface Footprint {
  /** The side of the depth that it takes: a buyer takes asks. */
  readonly side: Side
  readonly best: number
  readonly worst: number
  /** In the base. */
  readonly size: number
  /** In the quote, before fees. */
  readonly notional: number
  readonly average: number
  /** In the quote. */
  readonly fee: number
  /** Whether the depth that is held has all of it. */
  readonly filled: boolean
  /** The largest first; the shares of the size. */
  readonly shares: readonly { readonly venue: string; readonly share: number }[]
}

/** One side of the depth. */
interface DepthSide {
  readonly levels: Levels
  readonly columns: Columns
  readonly side: Side
}

/** @param feeOf a venue's taker fee in per cent */
export function footprint(
  { levels, columns, side }: DepthSide,
  { size, notional }: Pick<ViewState, 'size' | 'notional'>,
  feeOf: (venue: string) => number
): Footprint | undefined {
  const wanted = Number(size ?? notional ?? 0)
  const sums = size === undefined ? columns.notional : columns.cumulative
  const count = sums.length
  if (!(wanted > 0) || count === 0) return undefined
  // The first level with which there is enough.
  const last = Math.min(levelsAmong(sums, wanted, 'ask', false), count - 1)
  const filled = (sums[last] as number) >= wanted
  const [before, own] = [sums[last - 1] ?? 0, (sums[last] as number) - (sums[last - 1] ?? 0)]
  const part = filled && own > 0 ? (wanted - before) / own : 1
  const upTo = (values: Float64Array) => {
    const inner = values[last - 1] ?? 0
    return inner + ((values[last] as number) - inner) * part
  }
  const taken = { size: upTo(columns.cumulative), notional: upTo(columns.notional) }
  const venues = takenByVenue(levels, last, part)
  const average = taken.notional / taken.size
  return {
    side,
    best: columns.prices[0] as number,
    worst: columns.prices[last] as number,
    ...taken,
    average,
    // The venues' own averages differ by less than can be seen.
    fee: venues.reduce((sum, [venue, amount]) => sum + (amount * average * feeOf(venue)) / 100, 0),
    filled,
    shares: venues.map(([venue, amount]) => ({ venue, share: amount / taken.size }))
  }
}

function takenByVenue(levels: Levels, last: number, part: number): [venue: string, amount: number][] {
  const sums = sumByVenue(levels, 0, last)
  for (const [venue, amount] of sharesOf(levels, last)) sums.set(venue, (sums.get(venue) ?? 0) + amount * part)
  return [...sums].sort((a, b) => b[1] - a[1])
}
