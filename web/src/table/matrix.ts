/** The depth in numbers: the size of each venue within some distances of the reference mid. Sizes are in the base; doubles. */
import { isLeftOut, type Book, type HeldVenue } from '../book/book'
import { levelsAmong, type Side } from '../book/columns'
import { coverage, toldTo } from '../book/coverage'
import { sumByVenue, type Levels } from '../book/levels'

/** Distances from the reference mid, in hundredths of a per cent of it. */
export const MATRIX_BPS = [10, 25, 50, 100] as const
/** The distance that the matrix needs, in per cent. */
export const MATRIX_PER_CENT = 1
/** More distances for the sums of all venues. */
export const DISTANCES_BPS = [1, 2, 5, ...MATRIX_BPS] as const

export interface Cell {
  readonly size: number
  /** The book ends before the distance, so that there may be more. */
  readonly atLeast: boolean
}

export interface MatrixRow {
  readonly venue: string
  /** One for each distance, the nearest first; none where the venue does not count. */
  readonly bid: readonly Cell[]
  readonly ask: readonly Cell[]
  /** The word for why none of its books counts. */
  readonly out: string | undefined
}

export interface Matrix {
  /** The largest within the widest distance first, then the venues that do not count. */
  readonly rows: readonly MatrixRow[]
  readonly totals: Readonly<Record<Side, readonly Cell[]>>
}

/** The sums of all venues up to a distance. */
export interface Sum extends Cell {
  readonly price: number
  /** In the quote. */
  readonly worth: number
  /** Undefined where nothing rests there. */
  readonly average: number | undefined
  /** The share of the depth that is told up to there, from 0 to 1. */
  readonly told: number
}

const SIDES = ['bid', 'ask'] as const

/** Undefined without a reference mid. */
export function matrixOf(book: Book, distances: readonly number[] = MATRIX_BPS): Matrix | undefined {
  const middle = Number(book.measures.referenceMid)
  if (!(middle > 0)) return undefined
  const markets = marketsOf(book)
  const out = [...markets].filter(([, rows]) => !rows.some(row => row.counted))
  const sides = { bid: sideOf(book, 'bid', middle, distances, markets), ask: sideOf(book, 'ask', middle, distances, markets) }
  const rows = [...markets]
    .filter(([, rows]) => rows.some(row => row.counted))
    .map(([venue]): MatrixRow => ({ venue, bid: sides.bid.get(venue) ?? [], ask: sides.ask.get(venue) ?? [], out: undefined }))
    .sort((a, b) => last(b) - last(a) || a.venue.localeCompare(b.venue))
  const total = (side: Side) =>
    distances.map((_, i): Cell => {
      const cells = rows.map(row => row[side][i])
      const size = cells.reduce((sum, cell) => sum + (cell?.size ?? 0), 0)
      return { size, atLeast: out.length > 0 || cells.some(cell => cell?.atLeast) }
    })
  return {
    rows: [...rows, ...out.map(([venue, [row]]): MatrixRow => ({ venue, bid: [], ask: [], out: row?.why ?? row?.state ?? '' }))],
    totals: { bid: total('bid'), ask: total('ask') }
  }
}

/** The books of each venue, without those that are left out on purpose. */
function marketsOf(book: Book): ReadonlyMap<string, readonly HeldVenue[]> {
  const markets = new Map<string, HeldVenue[]>()
  for (const row of book.venues) {
    if (isLeftOut(row)) continue
    const known = markets.get(row.venue)
    if (known === undefined) markets.set(row.venue, [row])
    else known.push(row)
  }
  return markets
}

function sideOf(
  book: Book,
  side: Side,
  middle: number,
  distances: readonly number[],
  markets: ReadonlyMap<string, readonly HeldVenue[]>
): ReadonlyMap<string, readonly Cell[]> {
  const levels = levelsOn(book, side)
  const bounds = distances.map(bps => boundOf(middle, bps, side))
  const sums = bounds.map(bound => sumByVenue(levels, 0, levelsAmong(levels.at, bound, side, true)))
  return new Map(
    [...markets].map(([venue, rows]) => [venue, bounds.map((bound, i) => ({ size: sums[i]?.get(venue) ?? 0, atLeast: ends(rows, bound, side) }))])
  )
}

function levelsOn(book: Book, side: Side): Levels {
  return side === 'bid' ? book.bids : book.asks
}

/** As the server makes it, so that what rests at the bound is within. */
function boundOf(middle: number, bps: number, side: Side): number {
  return Number((middle + ((side === 'bid' ? -1 : 1) * middle * bps) / 10_000).toPrecision(15))
}

/** Whether one of a venue's books ends before a bound, or does not count. */
function ends(rows: readonly HeldVenue[], bound: number, side: Side): boolean {
  return rows.some(({ counted, complete, reach }) => {
    const end = reach[side]
    if (!counted) return true
    return !complete[side] && (end === undefined || (side === 'bid' ? Number(end) > bound : Number(end) < bound))
  })
}

function last(row: MatrixRow): number {
  return (row.bid.at(-1)?.size ?? 0) + (row.ask.at(-1)?.size ?? 0)
}

/** The sums of all venues up to each distance; undefined without a reference mid. */
export function sumsOf(book: Book, distances: readonly number[] = DISTANCES_BPS): Readonly<Record<Side, readonly Sum[]>> | undefined {
  const matrix = matrixOf(book, distances)
  const middle = Number(book.measures.referenceMid)
  if (matrix === undefined) return undefined
  const sums = (side: Side) => {
    const { at, amounts } = levelsOn(book, side)
    const covered = coverage(book, side)
    let [i, size, worth] = [0, 0, 0]
    return distances.map((bps, k): Sum => {
      const price = boundOf(middle, bps, side)
      for (const end = levelsAmong(at, price, side, true); i < end; i++) {
        size += amounts[i] as number
        worth += (at[i] as number) * (amounts[i] as number)
      }
      return {
        price,
        size,
        worth,
        average: size > 0 ? worth / size : undefined,
        atLeast: matrix.totals[side][k]?.atLeast ?? true,
        told: toldTo(covered, price)
      }
    })
  }
  return { bid: sums('bid'), ask: sums('ask') }
}

/**
 * The matrix as lines of cells between tabs, for a spreadsheet: numbers have no signs but the point, and the last column names
 * the sizes that are floors.
 */
export function asText(book: Book, matrix: Matrix, name: (venue: string) => string, distances: readonly number[] = MATRIX_BPS): string {
  const { measures, instrument, time } = book
  const { bestBid, bestAsk, mid, spreadBps } = measures
  const base = instrument.split('-')[0] ?? ''
  const heads = SIDES.flatMap(side => distances.map(bps => `${side} ${bps} bp, ${base}`))
  const line = (title: string, row: Readonly<Record<Side, readonly Cell[]>>, out?: string) => {
    const cells = SIDES.flatMap(side => distances.map((_, i) => numberText(row[side][i]?.size)))
    const floors = SIDES.flatMap(side => distances.filter((_, i) => row[side][i]?.atLeast).map(bps => `${side} ${bps}`))
    return [title, ...cells, out ?? floors.join(', ')]
  }
  const lines = [
    ['instrument', instrument],
    ['time', time],
    ['best bid', bestBid?.price ?? '', bestBid?.size ?? '', bestBid?.venues.map(name).join(', ') ?? ''],
    ['best ask', bestAsk?.price ?? '', bestAsk?.size ?? '', bestAsk?.venues.map(name).join(', ') ?? ''],
    ['mid', mid ?? ''],
    ['spread bp', spreadBps ?? ''],
    [],
    ['venue', ...heads, 'at least'],
    ...matrix.rows.map(row => line(name(row.venue), row, row.out)),
    line('all', matrix.totals)
  ]
  return lines.map(cells => cells.join('\t')).join('\n')
}

function numberText(size: number | undefined): string {
  return size === undefined ? '' : String(Number(size.toFixed(8)))
}
