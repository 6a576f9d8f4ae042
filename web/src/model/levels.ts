/**
 * One side of a book: its rows, best first, and their numbers in columns, as thousands of rows are gone through at every update
 * and numbers that lie side by side are gone through many times as fast as objects.
 */
import { compare } from './decimal'
import { venueId, venueCount, type Row } from './wire'

export interface Levels {
  readonly rows: readonly Row[]
  /** The rows' prices and sizes. */
  readonly at: Float64Array
  readonly amounts: Float64Array
  /** The shares of row i are those from `starts[i]` to before `starts[i + 1]`: whose, by number, and how much. */
  readonly starts: Int32Array
  readonly holders: Uint8Array
  readonly parts: Float64Array
}

/** The levels of rows that are best first. */
export function levelsOf(rows: readonly Row[]): Levels {
  const made = room(rows.length, rows.reduce((sum, row) => sum + row.holders.length, 0))
  rows.forEach(row => put(made, row))
  return made.levels
}

/**
 * The levels after changes, each of which replaces the row of its price, or takes it away with size 0.
 *
 * @param outward 1 where prices rise from the best one on, -1 where they fall
 */
export function changed(levels: Levels, changes: readonly Row[], outward: 1 | -1): Levels {
  if (changes.length === 0) return levels
  const sorted = [...changes].sort((a, b) => order(a, b) * outward)
  const places = sorted.map(change => placeOf(levels, change, outward))
  let [rows, shares] = [levels.rows.length, levels.parts.length]
  sorted.forEach((change, i) => {
    const { at, here } = places[i] as Place
    if (here) {
      rows--
      shares -= (levels.starts[at + 1] ?? 0) - (levels.starts[at] ?? 0)
    }
    if (change.size !== '0') {
      rows++
      shares += change.holders.length
    }
  })
  const made = room(rows, shares)
  let from = 0
  sorted.forEach((change, i) => {
    const { at, here } = places[i] as Place
    copy(made, levels, from, at)
    from = here ? at + 1 : at
    if (change.size !== '0') put(made, change)
  })
  copy(made, levels, from, levels.rows.length)
  return made.levels
}

/** What each venue has of the levels from one to before another, without those that have nothing. */
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

/** Levels that are being filled from the best one on. */
interface Filling {
  readonly levels: Levels & { readonly rows: Row[] }
  filled: number
}

function room(rows: number, shares: number): Filling {
  return {
    filled: 0,
    levels: {
      rows: [],
      at: new Float64Array(rows),
      amounts: new Float64Array(rows),
      starts: new Int32Array(rows + 1),
      holders: new Uint8Array(shares),
      parts: new Float64Array(shares)
    }
  }
}

function put(made: Filling, row: Row): void {
  const { rows, at, amounts, starts, holders, parts } = made.levels
  const i = made.filled++
  rows.push(row)
  at[i] = row.at
  amounts[i] = row.amount
  const start = starts[i] ?? 0
  for (let k = 0; k < row.holders.length; k++) {
    holders[start + k] = row.holders[k] ?? 0
    parts[start + k] = row.amounts[k] ?? 0
  }
  starts[i + 1] = start + row.holders.length
}

function copy(made: Filling, of: Levels, from: number, to: number): void {
  if (from >= to) return
  const { rows, at, amounts, starts, holders, parts } = made.levels
  const into = made.filled
  made.filled += to - from
  at.set(of.at.subarray(from, to), into)
  amounts.set(of.amounts.subarray(from, to), into)
  const [first, end] = [of.starts[from] ?? 0, of.starts[to] ?? 0]
  const moved = (starts[into] ?? 0) - first
  holders.set(of.holders.subarray(first, end), first + moved)
  parts.set(of.parts.subarray(first, end), first + moved)
  for (let i = from; i < to; i++) {
    rows.push(of.rows[i] as Row)
    starts[into + i - from + 1] = (of.starts[i + 1] ?? 0) + moved
  }
}

interface Place {
  readonly at: number
  /** Whether the price is there. */
  readonly here: boolean
}

function placeOf({ rows, at }: Levels, change: Row, outward: 1 | -1): Place {
  let low = 0
  let high = rows.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const before = ((at[middle] as number) - change.at) * outward || order(rows[middle] as Row, change) * outward
    if (before < 0) low = middle + 1
    else high = middle
  }
  return { at: low, here: rows[low]?.price === change.price }
}

/** By number, and by digits only where the numbers cannot tell them apart. */
function order(a: Row, b: Row): number {
  return a.at - b.at || (a.price === b.price ? 0 : compare(a.price, b.price))
}
