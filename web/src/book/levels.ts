/**
 * Levels of one side, best first, in columns. Each update goes through thousands of them, which is many times as fast over
 * numbers that lie side by side as over objects.
 */
import type { Row } from '../wire/decode'
import { compare, type Decimal } from '../wire/decimal'
import { venueCount, venueId, venueNumber } from './venueNumbers'

export interface Levels {
  /** The exact texts. */
  readonly prices: readonly Decimal[]
  readonly sizes: readonly Decimal[]
  /** Prices and sizes as numbers. */
  readonly at: Float64Array
  readonly amounts: Float64Array
  /** The shares of level i are those from `starts[i]` to before `starts[i + 1]`: the venue's number in `holders`, its size in `parts`. */
  readonly starts: Int32Array
  readonly holders: Uint8Array
  readonly parts: Float64Array
}

/** One venue's share of a level's size. */
export type Share = readonly [venue: string, amount: number]

export function levelsOf(told: readonly Row[]): Levels {
  const holders: number[] = []
  const parts: number[] = []
  const made = room(told.length, 0)
  for (let i = 0; i < told.length; i++) {
    const level = told[i] as Row
    const shares = level[2]
    made.prices[i] = level[0]
    made.sizes[i] = level[1]
    made.at[i] = Number(level[0])
    made.amounts[i] = Number(level[1])
    for (const venue in shares) {
      holders.push(venueNumber(venue))
      parts.push(Number(shares[venue]))
    }
    made.starts[i + 1] = holders.length
  }
  return { ...made, holders: Uint8Array.from(holders), parts: Float64Array.from(parts) }
}

/** Each venue's share of a level, in the order of the message. */
export function sharesOf({ starts, holders, parts }: Levels, i: number): Share[] {
  const [from, to] = [starts[i] ?? 0, starts[i + 1] ?? 0]
  return Array.from(holders.subarray(from, to), (holder, k) => [venueId(holder), parts[from + k] ?? 0])
}

/**
 * The levels after changes, each of which replaces the row of its price, or takes it away with size 0.
 *
 * @param outward 1 where prices rise from the best one on, -1 where they fall
 */
export function changed(levels: Levels, changes: Levels, outward: 1 | -1): Levels {
  const count = changes.prices.length
  if (count === 0) return levels
  const sorted = Array.from({ length: count }, (_, i) => i).sort((a, b) => order(changes, a, changes, b) * outward)
  const places = new Int32Array(count)
  const here = new Uint8Array(count)
  let [rows, shares] = [levels.prices.length, levels.parts.length]
  sorted.forEach((change, i) => {
    const at = placeOf(levels, changes, change, outward)
    places[i] = at
    if (levels.prices[at] === changes.prices[change]) {
      here[i] = 1
      rows--
      shares -= sharesFrom(levels, at, at + 1)
    }
    if (changes.sizes[change] !== '0') {
      rows++
      shares += sharesFrom(changes, change, change + 1)
    }
  })
  const made = { levels: room(rows, shares), filled: 0 }
  let from = 0
  sorted.forEach((change, i) => {
    const at = places[i] as number
    copy(made, levels, from, at)
    from = at + (here[i] as number)
    if (changes.sizes[change] !== '0') copy(made, changes, change, change + 1)
  })
  copy(made, levels, from, levels.prices.length)
  return made.levels
}

function sharesFrom({ starts }: Levels, from: number, to: number): number {
  return (starts[to] ?? 0) - (starts[from] ?? 0)
}

/** Each venue's sum over the levels from one to before another, without venues that have nothing there. */
export function sumByVenue({ starts, holders, parts }: Levels, from: number, to: number): Map<string, number> {
  const sums = new Float64Array(venueCount())
  const end = starts[to] ?? 0
  for (let i = starts[from] ?? 0; i < end; i++) {
    const holder = holders[i] as number
    sums[holder] = (sums[holder] as number) + (parts[i] as number)
  }
  const byVenue = new Map<string, number>()
  sums.forEach((sum, number) => sum > 0 && byVenue.set(venueId(number), sum))
  return byVenue
}

interface Room extends Levels {
  readonly prices: Decimal[]
  readonly sizes: Decimal[]
}

function room(rows: number, shares: number): Room {
  return {
    prices: new Array<Decimal>(rows),
    sizes: new Array<Decimal>(rows),
    at: new Float64Array(rows),
    amounts: new Float64Array(rows),
    starts: new Int32Array(rows + 1),
    holders: new Uint8Array(shares),
    parts: new Float64Array(shares)
  }
}

/** Appends some levels of others to those that are being made. */
function copy(made: { readonly levels: Room; filled: number }, of: Levels, from: number, to: number): void {
  if (from >= to) return
  const { prices, sizes, at, amounts, starts, holders, parts } = made.levels
  const into = made.filled
  made.filled += to - from
  const [first, end] = [of.starts[from] as number, of.starts[to] as number]
  const moved = (starts[into] as number) - first
  for (let i = from, k = into; i < to; i++, k++) {
    prices[k] = of.prices[i] as Decimal
    sizes[k] = of.sizes[i] as Decimal
    at[k] = of.at[i] as number
    amounts[k] = of.amounts[i] as number
    starts[k + 1] = (of.starts[i + 1] as number) + moved
  }
  for (let i = first, k = first + moved; i < end; i++, k++) {
    holders[k] = of.holders[i] as number
    parts[k] = of.parts[i] as number
  }
}

/** The place of a change: the first level that is not nearer the market. */
function placeOf(levels: Levels, changes: Levels, change: number, outward: 1 | -1): number {
  let low = 0
  let high = levels.prices.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (order(levels, middle, changes, change) * outward < 0) low = middle + 1
    else high = middle
  }
  return low
}

/** By number, and by digits only where the numbers cannot tell them apart. */
function order(a: Levels, i: number, b: Levels, k: number): number {
  const apart = (a.at[i] as number) - (b.at[k] as number)
  if (apart !== 0) return apart
  const [mine, other] = [a.prices[i] as Decimal, b.prices[k] as Decimal]
  return mine === other ? 0 : compare(mine, other)
}
