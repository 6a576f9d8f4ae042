/**
 * How much of the depth is told out to each price: the share, by usual size, of the markets whose books reach that far. A market
 * whose book does not count stays in the denominator, so that the share says what is missing.
 */
import { isLeftOut, type Book, type HeldVenue } from './book'
import { isFloor, type Side } from './columns'
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

/**
 * The coverage by the markets' usual sizes. While no usual size is known all markets weigh the same, as an unknown part of all
 * would hide what is missing.
 */
export function coverage(book: Book, side: Side): Coverage {
  const rows = book.venues.filter(row => !isLeftOut(row))
  const sized = rows.reduce((sum, row) => sum + usualSize(row, side), 0)
  const part = (row: HeldVenue) => (sized > 0 ? usualSize(row, side) / sized : 1 / rows.length)
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

/** A market's usual size on one side, in the base; 0 while it is not known. */
export function usualSize(row: HeldVenue, side: Side): number {
  return Number(row.usualSize?.[side] ?? 0)
}

/** The ends before a price, from the market outwards. */
export function endsBefore({ ends, side }: Coverage, price: number): readonly End[] {
  return ends.filter(end => isFloor(price, end.price, side))
}

/** The share of all that is told up to a price, from 0 to 1. */
export function toldTo(coverage: Coverage, price: number): number {
  return endsBefore(coverage, price).at(-1)?.told ?? coverage.first
}
