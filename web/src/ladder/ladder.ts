/** The ladder: grouped rows as the server has them, with what is said of each. Pure. */
import type { Book } from '../book/book'
import { compare, placesOf, type Decimal } from '../wire/decimal'
import { sharesOf, type Levels, type Share } from '../book/levels'
import { bps, exactPrice, readablePrice, short, size } from '../ui/format'
import { later } from '../ui/words/later'
import { nearestStep, stepAt } from '../ui/steps'
import type { Measures } from '../wire/decode'

/** The share of the price that a usual step is near to. */
const USUAL_SHARE = 1e-4
/** A usual step stays while the one that is aimed at is within this factor of it. */
const CALM = 2
/** The number of steps that are offered above and below the usual one. */
const LARGER = 6
const SMALLER = 9
/** The number of venues that are told apart by lightness; the others are one. */
const TOLD_APART = 4
/** A venue that was told apart stays so until another has that much more. */
const STAYING = 1.25

export type BookSide = 'bid' | 'ask'

export interface LadderRow {
  readonly side: BookSide
  /** The group's outer edge: no level in it is beyond. */
  readonly price: Decimal
  readonly size: Decimal
  readonly at: number
  readonly amount: number
  /** The sum up to and with this row, in the base and in the quote (at the rows' edges). */
  readonly sum: number
  readonly notional: number
  /** Beyond the reach, where the sum is a floor. */
  readonly atLeast: boolean
  /** The row's share of the largest row of both sides, from 0 to 1. */
  readonly width: number
  /** The shares of the venues that are told apart, in their order, and last of all others; from 0 to 1, together 1. */
  readonly parts: readonly number[]
  readonly shares: readonly Share[]
}

export interface Ladder {
  /** Best first, as the bids. */
  readonly asks: readonly LadderRow[]
  readonly bids: readonly LadderRow[]
  /** Decimal places that all prices are written with. */
  readonly pricePlaces: number
  /** The sizes' and sums' decimal places; undefined where these are too large for all their digits. */
  readonly sizePlaces: number | undefined
  /** The largest venues, which are told apart. */
  readonly top: readonly string[]
  /** Whether there are others. */
  readonly others: boolean
}

/** The step that suits a price above zero: near 0.01 % of it, and the one before while that still does. */
export function usualStep(price: number, before: Decimal | undefined): Decimal {
  const aim = price * USUAL_SHARE
  const ratio = before === undefined ? Infinity : aim / Number(before)
  return before !== undefined && ratio <= CALM && ratio >= 1 / CALM ? before : stepAt(nearestStep(aim))
}

/** The steps to choose from, largest first: those about the usual one, and the chosen one wherever it is. */
export function offeredSteps(usual: Decimal, chosen: Decimal | undefined): readonly Decimal[] {
  const middle = nearestStep(Number(usual))
  const steps = Array.from({ length: LARGER + SMALLER + 1 }, (_, i) => stepAt(middle + LARGER - i))
  if (chosen !== undefined && !steps.includes(chosen)) steps.push(chosen)
  return steps.sort((a, b) => compare(b, a))
}

/** A price that the market is about: the reference mid where there is one, else the best of what there is. */
export function aboutPrice(measures: Measures): number | undefined {
  const { referenceMid, mid, bestBid, bestAsk } = measures
  const told = referenceMid ?? mid ?? bestBid?.price ?? bestAsk?.price
  return told === undefined || Number(told) <= 0 ? undefined : Number(told)
}

/**
 * The ladder of a book that is grouped by `step`; `before` are the venues that were told apart until now, `ranked` those that
 * the chart tells apart, which go first.
 */
export function ladderOf(book: Book, step: Decimal, before: readonly string[] = [], ranked: readonly string[] = []): Ladder {
  const { measures } = book
  const [bids, asks] = [rowsOf(book.bids), rowsOf(book.asks)]
  const top = largest([...asks, ...bids], before, ranked)
  const most = Math.max(...bids.map(row => row.amount), ...asks.map(row => row.amount), 0)
  const side = (rows: readonly Row[], side: BookSide) => withSums(rows, side, measures.reach[side], most, top)
  const ladder = { bids: side(bids, 'bid'), asks: side(asks, 'ask') }
  const total = Math.max(ladder.bids.at(-1)?.sum ?? 0, ladder.asks.at(-1)?.sum ?? 0)
  return {
    ...ladder,
    // While a coarser step is awaited, the finer rows are still shown exactly.
    pricePlaces: Math.max(placesOf(step), ...[...bids, ...asks].map(row => placesOf(row.price))),
    sizePlaces: placesForTotal(total),
    top,
    others: [...bids, ...asks].some(row => row.shares.some(([venue]) => !top.includes(venue)))
  }
}

type Row = Pick<LadderRow, 'price' | 'size' | 'at' | 'amount' | 'shares'>

function rowsOf(levels: Levels): Row[] {
  const { prices, sizes, at, amounts } = levels
  return prices.map((price, i) => ({
    price,
    size: sizes[i] as Decimal,
    at: at[i] as number,
    amount: amounts[i] as number,
    shares: sharesOf(levels, i)
  }))
}

function withSums(rows: readonly Row[], side: BookSide, reach: Decimal | undefined, most: number, top: readonly string[]) {
  let [sum, notional] = [0, 0]
  return rows.map((row): LadderRow => {
    sum += row.amount
    notional += row.at * row.amount
    const beyond = reach === undefined ? 0 : compare(row.price, reach)
    return {
      ...row,
      side,
      sum,
      notional,
      atLeast: side === 'ask' ? beyond > 0 : beyond < 0,
      width: row.amount / most,
      parts: partsOf(row, top)
    }
  })
}

function partsOf(row: Row, top: readonly string[]): readonly number[] {
  const parts = new Array<number>(top.length + 1).fill(0)
  for (const [venue, amount] of row.shares) {
    const at = top.indexOf(venue)
    parts[at < 0 ? top.length : at]! += amount / row.amount
  }
  return parts
}

/** The ranked venues that have anything in these rows, then the venues with most in them, in an order that does not flicker. */
function largest(rows: readonly Row[], before: readonly string[], ranked: readonly string[]): readonly string[] {
  const totals = new Map<string, number>()
  for (const row of rows) {
    for (const [venue, amount] of row.shares) {
      totals.set(venue, (totals.get(venue) ?? 0) + amount * (before.includes(venue) ? STAYING : 1))
    }
  }
  const first = ranked.filter(venue => totals.has(venue)).slice(0, TOLD_APART)
  const others = [...totals].filter(([venue]) => !first.includes(venue))
  const chosen = others
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, TOLD_APART - first.length)
    .map(([venue]) => venue)
  const stay = before.filter(venue => chosen.includes(venue))
  return [...first, ...stay, ...chosen.filter(venue => !stay.includes(venue))]
}

/** Places that show five digits of the largest sum; undefined from a billion on. */
function placesForTotal(total: number): number | undefined {
  if (total >= 1e9) return undefined
  return total <= 0 ? 0 : Math.min(8, Math.max(0, 4 - Math.floor(Math.log10(total))))
}

/** The row of a side whose group holds a price; undefined where none does. */
export function rowAt(rows: readonly LadderRow[], price: number, step: number): LadderRow | undefined {
  const row = rows.find(({ side, at }) => (side === 'ask' ? at >= price : at <= price))
  return row !== undefined && Math.abs(row.at - price) < step * (1 - 1e-9) ? row : undefined
}

/** A venue's share in words: `Kraken 60 %`, the sign on the number's line. */
export function shareWords(name: string, share: number): string {
  const perCent = Math.round(share * 100)
  return `${name} ${perCent === 0 ? '<1' : perCent}\u00a0%`
}

/** The venues of the row, largest first: `Kraken 60 %, OKX 40 %`. */
export function holders(row: LadderRow, name: (venue: string) => string): string {
  return [...row.shares]
    .sort((a, b) => b[1] - a[1])
    .map(([venue, amount]) => shareWords(name(venue), amount / row.amount))
    .join(', ')
}

/** The shares of the venues that are told apart, and of the others as one. */
export function partWords(row: LadderRow, top: readonly string[], name: (venue: string) => string): string {
  return row.parts.flatMap((part, i) => (part > 0 ? [shareWords(i < top.length ? name(top[i] ?? '') : later.ladder.others, part)] : [])).join(', ')
}

/** The row in a sentence: its size, its venues, and the sum up to it. */
export function rowWords(row: LadderRow, base: string, quote: string, name: (venue: string) => string): string {
  const price = exactPrice(row.price, quote)
  const edge = row.side === 'ask' ? later.ladder.upTo(price) : later.ladder.downTo(price)
  const sum = `${size(row.sum)} ${base}, ${short(row.notional)} ${quote}`
  return later.ladder.row(edge, `${size(row.amount)} ${base}`, holders(row, name), row.atLeast ? later.ladder.atLeast(sum) : sum)
}

/** The spread between the sides, below zero where they overlap. */
export function spreadWords({ bestBid, bestAsk, spread = '0' as Decimal, spreadBps = '0' as Decimal }: Measures, quote: string): string {
  if (bestBid === undefined) return later.ladder.noBids
  if (bestAsk === undefined) return later.ladder.noAsks
  return later.ladder.spread(`${readablePrice(spread, quote)}, ${bps(Number(spreadBps))}`)
}

/** The prices that overlap; undefined where none do. */
export function crossWords({ bestBid, bestAsk, crossed }: Measures, quote: string): string | undefined {
  if (!crossed || bestBid === undefined || bestAsk === undefined) return undefined
  return later.ladder.overlap(readablePrice(bestBid.price, quote), readablePrice(bestAsk.price, quote))
}

/** A row by where it stands, counted from the best price: what stands there changes. */
export interface Place {
  readonly side: BookSide
  readonly level: number
}

const PAGE = 10

/** The row that a key leads to, as the rows are seen, worst ask on top; undefined where it leads nowhere. */
export function movedBy(key: string, from: Place, asks: number, bids: number): Place | undefined {
  const at = from.side === 'ask' ? asks - 1 - from.level : asks + from.level
  const last = asks + bids - 1
  const to = { ArrowUp: at - 1, ArrowDown: at + 1, PageUp: at - PAGE, PageDown: at + PAGE, Home: 0, End: last }[key]
  if (to === undefined || last < 0) return undefined
  const next = Math.min(last, Math.max(0, to))
  return next < asks ? { side: 'ask', level: asks - 1 - next } : { side: 'bid', level: next - asks }
}
