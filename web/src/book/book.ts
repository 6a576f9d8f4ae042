/**
 * The reader's own copy of the view: what the last snapshot gave and every update since changed. Immutable; each message
 * makes the next one, or proves that one was lost.
 */
import { crc32 } from '../wire/crc32'
import { changed, levelsOf, type Levels } from './levels'
import type { Heartbeat, Measures, Snapshot, Update, VenueRow } from '../wire/decode'

const CHECKED_ROWS = 25

/** A venue's row and when it came, by the reader's clock: its age goes on from there, whatever comes of other venues. */
export interface HeldVenue extends VenueRow {
  readonly receivedAt: number
}

export interface Book {
  readonly stream: string
  readonly sequence: number
  readonly instrument: string
  readonly time: string
  readonly measures: Measures
  readonly bids: Levels
  readonly asks: Levels
  readonly venues: readonly HeldVenue[]
}

const ON_PURPOSE: ReadonlySet<string | undefined> = new Set(['excluded', 'duplicate'])

/** Whether a book is left out on purpose: by choice, or as a duplicate of one that counts. */
export function isLeftOut(row: VenueRow): boolean {
  return ON_PURPOSE.has(row.why)
}

/** The outcome of a message: the next book, or the reason why the copy can no longer be trusted. */
export type Applied = { readonly ok: true; readonly book: Book } | { readonly ok: false; readonly why: string }

/** The book of a snapshot that was heard at `now`, in milliseconds of the reader's clock. */
export function fromSnapshot(message: Snapshot, now: number): Applied {
  const { stream, sequence, instrument, time, measures, checksum } = message
  const [bids, asks] = [levelsOf(message.bids), levelsOf(message.asks)]
  const venues = withVenues([], message.venues, now)
  return verified({ stream, sequence, instrument, time, measures, bids, asks, venues }, checksum)
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
    bids: changed(book.bids, levelsOf(message.bids), -1),
    asks: changed(book.asks, levelsOf(message.asks), 1),
    venues: withVenues(book.venues, message.venues, now)
  }
  return verified(next, message.checksum)
}

/** The venues with the message's rows in place of older ones; an unlisted venue goes. */
function withVenues(venues: readonly HeldVenue[], told: readonly VenueRow[], now: number): readonly HeldVenue[] {
  if (told.length === 0) return venues
  const key = (row: VenueRow) => `${row.venue} ${row.market}`
  const byKey = new Map(venues.map(row => [key(row), row]))
  told.forEach(row => byKey.set(key(row), { ...row, usualSize: row.usualSize ?? byKey.get(key(row))?.usualSize, receivedAt: now }))
  return [...byKey.values()].filter(row => row.state !== 'unlisted')
}

/** The checksum that the server would send for these levels. */
export function checksum(bids: Levels, asks: Levels): number {
  const best = ({ prices, sizes }: Levels) => prices.slice(0, CHECKED_ROWS).map((price, i) => `${price}:${sizes[i]}`)
  return crc32([...best(bids), ...best(asks)].join(':'))
}

function verified(book: Book, expected: number): Applied {
  const own = checksum(book.bids, book.asks)
  return own === expected ? { ok: true, book } : { ok: false, why: `checksum ${own}, the server's is ${expected}` }
}
