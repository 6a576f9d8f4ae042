/**
 * How much of the depth is told out to each price: the share, by usual size, of the markets whose books reach that far. A market
 * whose book does not count stays in the denominator, so that the share says what is missing.
 */
import { isLeftOut, type Book, type HeldVenue } from './book'
import { isFloor, levelsAmong, type Side } from './columns'
import { sumByVenue, type Levels } from './levels'
import type { VenueState } from '../wire/decode'

/** A counted market whose book ends at a price, beyond which less is told. */
export interface End {
  readonly venue: string
  /** The book's own quote where that is not the depth's. */
  readonly quote: string | undefined
  readonly price: number
  /** The share of all that is told from there on outwards. */
  readonly told: number
  /** Its own part of all. */
  readonly part: number
}

/** A market that is not counted, with its part of all. */
export interface Out {
  readonly venue: string
  readonly quote: string | undefined
  readonly state: VenueState
  /** The age of its book when {@link receivedAt} was; undefined where it has none. */
  readonly ageMs: number | undefined
  readonly receivedAt: number
  readonly part: number
}

export interface Coverage {
  readonly side: Side
  /** The share at the market itself, from 0 to 1. */
  readonly first: number
  /** From the market outwards. */
  readonly ends: readonly End[]
  /** The largest first. */
  readonly out: readonly Out[]
}

/** The size of each market, by {@link marketKey}. */
export type UsualSizes = ReadonlyMap<string, number>

const NEAR = 0.001

export function marketKey(row: { readonly venue: string; readonly market: string }): string {
  return `${row.venue} ${row.market}`
}

/**
 * The markets' sizes within 10 bps of the reference mid, both sides together. One that does not count keeps the size that it had
 * before. Markets of one venue share its size evenly.
 */
export function usualSizes(book: Book, before: UsualSizes): UsualSizes {
  const reference = Number(book.measures.referenceMid)
  if (!(reference > 0)) return before
  const near = (levels: Levels, side: Side, price: number) => sumByVenue(levels, 0, levelsAmong(levels.at, price, side, true))
  const [bids, asks] = [near(book.bids, 'bid', reference * (1 - NEAR)), near(book.asks, 'ask', reference * (1 + NEAR))]
  const markets = new Map<string, number>()
  for (const row of book.venues) if (row.counted) markets.set(row.venue, (markets.get(row.venue) ?? 0) + 1)
  const sizes = new Map<string, number>()
  for (const row of book.venues) {
    const key = marketKey(row)
    const now = ((bids.get(row.venue) ?? 0) + (asks.get(row.venue) ?? 0)) / (markets.get(row.venue) ?? 1)
    const size = row.counted ? now : before.get(key)
    if (size !== undefined) sizes.set(key, size)
  }
  return sizes
}

export function coverage(book: Book, side: Side, usual: UsualSizes): Coverage {
  const rows = book.venues.filter(row => !isLeftOut(row))
  const sizeOf = (row: HeldVenue) => usual.get(marketKey(row)) ?? 0
  const whole = rows.reduce((sum, row) => sum + sizeOf(row), 0)
  const part = (row: HeldVenue) => (whole > 0 ? sizeOf(row) / whole : 0)
  const quote = (row: HeldVenue) => (row.instrument === book.instrument ? undefined : row.instrument.split('-')[1])
  const out = rows
    .filter(row => !row.counted)
    .map(row => ({ venue: row.venue, quote: quote(row), state: row.state, ageMs: row.ageMs, receivedAt: row.receivedAt, part: part(row) }))
    .sort((a, b) => b.part - a.part)
  const first = 1 - out.reduce((sum, each) => sum + each.part, 0)
  let told = first
  const ends = rows
    .filter(row => row.counted && !row.complete[side] && row.reach[side] !== undefined)
    .map(row => ({ venue: row.venue, quote: quote(row), price: Number(row.reach[side]), part: part(row) }))
    .sort((a, b) => (side === 'bid' ? b.price - a.price : a.price - b.price))
    .map((each): End => ({ ...each, told: (told = Math.max(0, told - each.part)) }))
  return { side, first, ends, out }
}

/** The ends before a price, from the market outwards. */
export function endsBefore({ ends, side }: Coverage, price: number): readonly End[] {
  return ends.filter(end => isFloor(price, end.price, side))
}

/** The share of all that is told up to a price, from 0 to 1. */
export function toldTo(coverage: Coverage, price: number): number {
  return endsBefore(coverage, price).at(-1)?.told ?? coverage.first
}
