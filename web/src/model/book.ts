/**
 * The reader's own copy of the view: what the last snapshot gave and every update since changed. Immutable; each message
 * makes the next one, or proves that one was lost.
 */
import { crc32 } from './crc32'
import { compare } from './decimal'
import type { Measures, Row, Snapshot, Update, VenueRow } from './wire'

const CHECKED_ROWS = 25

export interface Book {
  readonly stream: string
  readonly sequence: number
  readonly instrument: string
  readonly time: string
  readonly measures: Measures
  /** Best first. */
  readonly bids: readonly Row[]
  readonly asks: readonly Row[]
  readonly venues: readonly VenueRow[]
}

/** What came of a message: the next book, or why the copy can no longer be trusted. */
export type Applied = { readonly ok: true; readonly book: Book } | { readonly ok: false; readonly why: string }

export function fromSnapshot(message: Snapshot): Applied {
  const { stream, sequence, instrument, time, measures, bids, asks } = message
  return verified({ stream, sequence, instrument, time, measures, bids, asks, venues: message.venues }, message.checksum)
}

export function withUpdate(book: Book, message: Update): Applied {
  if (message.previous !== book.sequence) {
    return { ok: false, why: `the update follows ${message.previous}, we hold ${book.sequence}` }
  }
  const next: Book = {
    ...book,
    sequence: message.sequence,
    time: message.time,
    measures: { ...book.measures, ...message.measures },
    bids: merged(book.bids, message.bids, (a, b) => compare(b[0], a[0])),
    asks: merged(book.asks, message.asks, (a, b) => compare(a[0], b[0])),
    venues: withVenues(book.venues, message.venues)
  }
  return verified(next, message.checksum)
}

/** The venues with those that the message tells anew; an unlisted one goes. */
export function withVenues(venues: readonly VenueRow[], told: readonly VenueRow[]): readonly VenueRow[] {
  const key = (row: VenueRow) => `${row.venue} ${row.market}`
  const byKey = new Map(venues.map(row => [key(row), row]))
  told.forEach(row => byKey.set(key(row), row))
  return [...byKey.values()].filter(row => row.state !== 'unlisted')
}

/** The checksum that the server would send for these rows. */
export function checksum(bids: readonly Row[], asks: readonly Row[]): number {
  const best = [...bids.slice(0, CHECKED_ROWS), ...asks.slice(0, CHECKED_ROWS)]
  return crc32(best.map(([price, size]) => `${price}:${size}`).join(':'))
}

function verified(book: Book, expected: number): Applied {
  const own = checksum(book.bids, book.asks)
  return own === expected ? { ok: true, book } : { ok: false, why: `checksum ${own}, the server's is ${expected}` }
}

/** Both lists are best first; a change replaces the row of its price, or takes it away with size 0. */
function merged(rows: readonly Row[], changes: readonly Row[], order: (a: Row, b: Row) => number): readonly Row[] {
  if (changes.length === 0) return rows
  const sorted = [...changes].sort(order)
  const next: Row[] = []
  let at = 0
  for (const change of sorted) {
    let row = rows[at]
    while (row !== undefined && order(row, change) < 0) {
      next.push(row)
      row = rows[++at]
    }
    if (row !== undefined && order(row, change) === 0) at++
    if (change[1] !== '0') next.push(change)
  }
  for (; at < rows.length; at++) next.push(rows[at] as Row)
  return next
}
