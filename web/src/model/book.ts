/**
 * The reader's own copy of the view: what the last snapshot gave and every update since changed. Immutable; each message
 * makes the next one, or proves that one was lost.
 */
import { crc32 } from './crc32'
import { compare } from './decimal'
import type { Heartbeat, Measures, Row, Snapshot, Update, VenueRow } from './wire'

const CHECKED_ROWS = 25

/** A venue's row and when it came, by the reader's clock: its age goes on from there, whatever comes of other venues. */
export interface HeldVenue extends VenueRow {
  readonly heardAt: number
}

export interface Book {
  readonly stream: string
  readonly sequence: number
  readonly instrument: string
  readonly time: string
  readonly measures: Measures
  /** Best first. */
  readonly bids: readonly Row[]
  readonly asks: readonly Row[]
  readonly venues: readonly HeldVenue[]
}

/** What came of a message: the next book, or why the copy can no longer be trusted. */
export type Applied = { readonly ok: true; readonly book: Book } | { readonly ok: false; readonly why: string }

/** The book of a snapshot that was heard at `now`, in milliseconds of the reader's clock. */
export function fromSnapshot(message: Snapshot, now: number): Applied {
  const { stream, sequence, instrument, time, measures, bids, asks } = message
  const venues = withVenues([], message.venues, now)
  return verified({ stream, sequence, instrument, time, measures, bids, asks, venues }, message.checksum)
}

/** Nothing has changed but ages; a sequence other than ours proves that an update was lost. */
export function withHeartbeat(book: Book, message: Heartbeat, now: number): Applied {
  if (message.sequence !== book.sequence) {
    return { ok: false, why: `the server is at ${message.sequence}, we hold ${book.sequence}` }
  }
  return { ok: true, book: { ...book, venues: withVenues(book.venues, message.venues, now) } }
}

export function withUpdate(book: Book, message: Update, now: number): Applied {
  if (message.previous !== book.sequence) {
    return { ok: false, why: `the update follows ${message.previous}, we hold ${book.sequence}` }
  }
  const next: Book = {
    ...book,
    sequence: message.sequence,
    time: message.time,
    measures: { ...book.measures, ...message.measures },
    bids: merged(book.bids, message.bids, -1),
    asks: merged(book.asks, message.asks, 1),
    venues: withVenues(book.venues, message.venues, now)
  }
  return verified(next, message.checksum)
}

/** The venues with those that the message tells anew; an unlisted one goes. */
function withVenues(
  venues: readonly HeldVenue[],
  told: readonly VenueRow[],
  now: number
): readonly HeldVenue[] {
  if (told.length === 0) return venues
  const key = (row: VenueRow) => `${row.venue} ${row.market}`
  const byKey = new Map(venues.map(row => [key(row), row]))
  told.forEach(row => byKey.set(key(row), { ...row, heardAt: now }))
  return [...byKey.values()].filter(row => row.state !== 'unlisted')
}

/** The checksum that the server would send for these rows. */
export function checksum(bids: readonly Row[], asks: readonly Row[]): number {
  const best = [...bids.slice(0, CHECKED_ROWS), ...asks.slice(0, CHECKED_ROWS)]
  return crc32(best.map(({ price, size }) => `${price}:${size}`).join(':'))
}

function verified(book: Book, expected: number): Applied {
  const own = checksum(book.bids, book.asks)
  return own === expected ? { ok: true, book } : { ok: false, why: `checksum ${own}, the server's is ${expected}` }
}

/** Where the rows, best first, have that price, or would: whether it is there, and at which place. */
function placeOf(rows: readonly Row[], change: Row, outward: 1 | -1, from: number): { at: number; here: boolean } {
  let low = from
  let high = rows.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (order(rows[middle] as Row, change) * outward < 0) low = middle + 1
    else high = middle
  }
  return { at: low, here: rows[low]?.price === change.price }
}

/** By number, and by digits only where the numbers cannot tell them apart. */
function order(a: Row, b: Row): number {
  return a.at - b.at || (a.price === b.price ? 0 : compare(a.price, b.price))
}

/** Both lists are best first, by a price that goes up or down; a change replaces the row of its price, or takes it away with size 0. */
function merged(rows: readonly Row[], changes: readonly Row[], outward: 1 | -1): readonly Row[] {
  if (changes.length === 0) return rows
  const sorted = [...changes].sort((a, b) => order(a, b) * outward)
  const next: Row[] = []
  let from = 0
  for (const change of sorted) {
    const { at, here } = placeOf(rows, change, outward, from)
    for (; from < at; from++) next.push(rows[from] as Row)
    if (here) from++
    if (change.size !== '0') next.push(change)
  }
  for (; from < rows.length; from++) next.push(rows[from] as Row)
  return next
}
