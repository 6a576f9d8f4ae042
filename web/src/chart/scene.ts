/**
 * The depth chart's scene of a book: pure data, made anew for each book and each choice. Prices and values are doubles, as pixels
 * need no more.
 */
import type { Book } from '../book/book'
import { levelsAmong, type Columns, type Side } from '../book/columns'
import type { ViewState } from '../ui/view'
import type { PriceWindow } from '../book/window'
import { sumByVenue, type Levels } from '../book/levels'
import type { Sides } from '../wire/decode'
import { curve, type Steps } from './curve'

/** One side of the depth. */
export interface SideScene {
  readonly side: Side
  readonly levels: Levels
  readonly columns: Columns
  /** The amounts up to and with each level, in the unit of the size axis. */
  readonly values: Float64Array
  /** The total curve in the window. */
  readonly steps: Steps
  /** The price that all counted venues reach. Beyond it the sizes are floors. Undefined where there is no end. */
  readonly reach: number | undefined
  /** The ends of the counted books in the window, nearest the market first; with a book's own quote where that is another. */
  readonly ends: readonly { readonly venue: string; readonly quote: string | undefined; readonly price: number }[]
}

/** A venue whose book counted a moment ago, and the size that went with it within the window, in the base. */
export interface Gone {
  readonly venue: string
  readonly state: string
  readonly sizes: Sides<number>
}

export interface Scene extends Pick<ViewState, 'x' | 'y' | 'scale' | 'heights' | 'layers'> {
  readonly instrument: string
  readonly base: string
  readonly quote: string
  readonly sequence: number
  readonly window: PriceWindow
  /** The zero of distances. */
  readonly reference: number
  readonly mid: number | undefined
  readonly best: Sides<number | undefined>
  readonly bids: SideScene
  readonly asks: SideScene
  /** The venues that have a layer of their own, the largest first. */
  readonly ranked: readonly string[]
  /** The venues whose books counted a moment ago. */
  readonly gone: readonly Gone[]
  /** The venue that is pointed at. */
  readonly spotlight: string | undefined
  /** The name that people know a venue by. */
  name(venue: string): string
}

export function side(book: Book, which: Side, columns: Columns, window: PriceWindow, y: ViewState['y']): SideScene {
  const values = y === 'base' ? columns.cumulative : columns.notional
  const told = book.measures.reach[which]
  return {
    side: which,
    levels: which === 'bid' ? book.bids : book.asks,
    columns,
    values,
    steps: curve(columns.prices, values, which, window),
    reach: told === undefined ? undefined : Number(told),
    ends: ends(book, which, window)
  }
}

function ends(book: Book, which: Side, window: PriceWindow): SideScene['ends'] {
  return book.venues
    .filter(row => row.counted && !row.complete[which] && row.reach[which] !== undefined)
    .map(row => ({
      venue: row.venue,
      quote: row.instrument === book.instrument ? undefined : row.instrument.split('-')[1],
      price: Number(row.reach[which])
    }))
    .filter(({ price }) => price >= window.low && price <= window.high)
    .sort((a, b) => (which === 'bid' ? b.price - a.price : a.price - b.price))
}

/** Each venue's size on each side within the window, in the base. */
export function sizesBySide(book: Book, window: PriceWindow): Sides<ReadonlyMap<string, number>> {
  const { low, high } = window
  const within = (levels: Levels, side: Side, near: number, far: number) =>
    sumByVenue(levels, levelsAmong(levels.at, near, side, false), levelsAmong(levels.at, far, side, true))
  return { bid: within(book.bids, 'bid', high, low), ask: within(book.asks, 'ask', low, high) }
}

/** Each venue's size on both sides together. */
export function sizesByVenue(book: Book, window: PriceWindow): Map<string, number> {
  const { bid, ask } = sizesBySide(book, window)
  const sizes = new Map(bid)
  for (const [venue, size] of ask) sizes.set(venue, (sizes.get(venue) ?? 0) + size)
  return sizes
}

/**
 * The venues with layers of their own: the largest first. The order before stays as long as it names those that are largest,
 * so that no colour flickers.
 */
export function rank(before: readonly string[], sizes: ReadonlyMap<string, number>, most: number): readonly string[] {
  const now = [...sizes].sort((a, b) => b[1] - a[1]).slice(0, most)
  const same = now.length === before.length && now.every(([venue]) => before.includes(venue))
  return same ? before : now.map(([venue]) => venue)
}
