/**
 * The depth chart's scene of a book: pure data, made anew for each book and each choice. Prices and values are doubles, as pixels
 * need no more.
 */
import type { Book, HeldVenue } from '../book/book'
import { levelsAmong, type Columns, type Side } from '../book/columns'
import { coverage, usualSize, type Coverage } from '../book/coverage'
import type { Look } from '../ui/marks'
import type { ViewState } from '../ui/view'
import type { PriceWindow } from '../book/window'
import { sumByVenue, type Levels } from '../book/levels'
import type { Sides, Wall } from '../wire/decode'
import { curve, type Steps } from './curve'
import type { Footprint } from './orders'

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
  readonly coverage: Coverage
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
  /** The venues that have a layer of their own, from the foot up. */
  readonly ranked: readonly string[]
  /** The server's time of the book. */
  readonly time: string
  /** Walls, where they are to be marked. */
  readonly walls: readonly Wall[]
  /** The order whose size the reader has chosen. */
  readonly order: Footprint | undefined
  /** The venue that is pointed at. */
  readonly spotlight: string | undefined
  /** The name that people know a venue by. */
  name(venue: string): string
  /** The look of a venue's own line. */
  look(venue: string): Look
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
    coverage: coverage(book, which)
  }
}

/** Each venue's size on each side within the window, in the base. */
export function sizesBySide(book: Book, window: PriceWindow): Sides<ReadonlyMap<string, number>> {
  const { low, high } = window
  const within = (levels: Levels, side: Side, near: number, far: number) =>
    sumByVenue(levels, levelsAmong(levels.at, near, side, false), levelsAmong(levels.at, far, side, true))
  return { bid: within(book.bids, 'bid', high, low), ask: within(book.asks, 'ask', low, high) }
}

/**
 * The venues with layers of their own: those of the largest usual sizes. Once it is settled the order stays, so that eyes can
 * learn it; a venue that comes later joins at the top, where there is a place left.
 */
export function rank(before: readonly string[], rows: readonly HeldVenue[], most: number, settled: boolean): readonly string[] {
  const sizes = new Map<string, number>()
  for (const row of rows) {
    if (row.counted) sizes.set(row.venue, (sizes.get(row.venue) ?? 0) + usualSize(row, 'bid') + usualSize(row, 'ask'))
  }
  const largest = [...sizes].sort((a, b) => b[1] - a[1]).map(([venue]) => venue)
  if (!settled) return largest.slice(0, most)
  const news = largest.filter(venue => !before.includes(venue)).slice(0, most - before.length)
  return news.length === 0 ? before : [...before, ...news]
}
