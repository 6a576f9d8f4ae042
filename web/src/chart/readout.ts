/** The readout of a price that is pointed at, and of its mirror image on the other side of the market. */
import type { Book } from '../book/book'
import { isFloor, levelsTo, type Columns, type Side } from '../book/columns'
import { placesOf, plain, type Decimal } from '../wire/decimal'
import { sumByVenue, type Levels } from '../book/levels'

/** The sum from the best price up to and with `price`. */
export interface Reading {
  readonly side: Side
  readonly price: number
  /** From the reference mid, as a part of it; negative below. */
  readonly distance: number
  /** In the base. */
  readonly size: number
  /** In the quote: what it costs to clear, or what it brings. */
  readonly notional: number
  /** The average price of it all; undefined where nothing rests there. */
  readonly average: number | undefined
  /** The distance of the average from the reference mid, in bps; positive is worse for the taker. */
  readonly slippageBps: number | undefined
  /** The book of some counted venue ends before this price, so that the sizes are floors. */
  readonly atLeast: boolean
  /** Each venue's share of the size, the largest first. */
  readonly venues: readonly { readonly venue: string; readonly size: number; readonly share: number }[]
}

export function reading(book: Book, columns: Columns, side: Side, price: number, reference: number): Reading {
  const count = levelsTo(columns, price, side)
  const size = columns.cumulative[count - 1] ?? 0
  const notional = columns.notional[count - 1] ?? 0
  const average = count === 0 ? undefined : notional / size
  const reach = book.measures.reach[side]
  return {
    side,
    price,
    distance: (price - reference) / reference,
    size,
    notional,
    average,
    slippageBps: average === undefined ? undefined : ((side === 'ask' ? average - reference : reference - average) / reference) * 10_000,
    atLeast: isFloor(price, reach === undefined ? undefined : Number(reach), side),
    venues: shares(side === 'bid' ? book.bids : book.asks, count, size)
  }
}

function shares(levels: Levels, count: number, total: number): Reading['venues'] {
  return [...sumByVenue(levels, 0, count)].map(([venue, size]) => ({ venue, size, share: size / total })).sort((a, b) => b.size - a.size)
}

/** The prices of both sides that belong to one pointed at: it and its mirror image about the reference mid. */
export function mirrored(price: number, reference: number): { bid: number; ask: number } {
  const other = 2 * reference - price
  return price < reference ? { bid: price, ask: other } : { bid: other, ask: price }
}

/** The price of the level that is so many levels up (or down, below zero) from a price. */
export function levelFrom(bids: Columns, asks: Columns, price: number, by: number): number | undefined {
  const all = Float64Array.from([...bids.prices, ...asks.prices]).sort()
  if (all.length === 0) return undefined
  let next = all.findIndex(each => each > price * (1 + 1e-12))
  if (next < 0) next = all.length
  if (by > 0) return all[Math.min(all.length - 1, next + by - 1)]
  const here = all[next - 1] !== undefined && (all[next - 1] as number) >= price * (1 - 1e-12) ? next - 1 : next
  return all[Math.max(0, here + by)]
}

/** A price as a decimal that can stand in the URL, with no more places than can be pointed at. */
export function pointable(price: number, places: number): Decimal {
  const text = price.toFixed(places)
  return (text.includes('.') ? text.replace(/\.?0+$/, '') : text) as Decimal
}

/** Levels may be this much closer to one another than the digits that tell prices of the window apart. */
const MORE_PLACES = 4

/** The decimal places of a price that is pointed at: as many as it has, within reason, and enough to tell prices of the window apart. */
export function placesAt(price: number | undefined, places: number): number {
  return price === undefined ? places : Math.max(places, Math.min(placesOf(plain(price)), places + MORE_PLACES))
}

/** The age of the oldest book that counts, in milliseconds by now. */
export function oldest(book: Book, now: number): number | undefined {
  const ages = book.venues.flatMap(row => (row.counted && row.ageMs !== undefined ? [row.ageMs + Math.max(0, now - row.receivedAt)] : []))
  return ages.length === 0 ? undefined : Math.max(...ages)
}
