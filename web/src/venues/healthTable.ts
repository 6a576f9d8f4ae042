/** The venues' health as a table: its columns, their order, and what stands in them. */
import type { VenueInfo } from '../wire/venues'
import { age, duration, exact, grouped } from '../ui/format'
import { GOOD, type HealthRow } from '../book/health'

/** `refused 3, fresh 40`: what failed first, then the most. */
export function countsText(counts: Readonly<Record<string, number>> | ReadonlyMap<string, number>): string {
  const list = counts instanceof Map ? [...(counts as ReadonlyMap<string, number>)] : Object.entries(counts)
  const good = (word: string) => (GOOD.includes(word) ? 1 : 0)
  list.sort(([a, most], [b, more]) => good(a) - good(b) || more - most)
  return list.map(([word, count]) => `${word} ${grouped(count, 0)}`).join(', ')
}

/** `0.40 %` of a trade's notional. */
export function feeText(perCent: number | null): string {
  return perCent === null ? 'none' : `${exact(String(perCent), Math.max(2, String(perCent).split('.')[1]?.length ?? 0))} %`
}

/** The books that its limits have no room for: `; no room for 3 more books`. */
export function roomText(room: VenueInfo['room']): string {
  if (room === null) return ''
  const { named, namedAtMost, refused } = room
  const tooMany = named > namedAtMost ? `; ${grouped(named, 0)} books are named, of which ${grouped(namedAtMost, 0)} can be kept fresh` : ''
  return tooMany + (refused > 0 ? `; no room for ${grouped(refused, 0)} more ${refused === 1 ? 'book' : 'books'}` : '')
}

/** A venue's state in a word; if all its books have a doubt about their times, that doubt. */
export function stateOf({ state, books }: VenueInfo): string {
  const came = books.filter(book => ['live', 'ageing', 'stale', 'frozen'].includes(book.state))
  return (came.length > 0 && came.every(({ doubt }) => doubt) && came[0]?.doubt) || state
}

/** The distance of a venue's own times from the receipt of its books: `0.1 s behind to 2.0 s behind`; empty where it tells none. */
export function lagText(books: VenueInfo['books']): string {
  const lags = books.flatMap(({ lagMs }) => lagMs ?? [])
  if (lags.length === 0) return ''
  const word = (lag: number) => `${age(Math.abs(lag))} ${lag < 0 ? 'ahead' : 'behind'}`
  const [least, most] = [word(Math.min(...lags)), word(Math.max(...lags))]
  return least === most ? least : `${least} to ${most}`
}

/** `6,000 in 1 min`: the weight of questions in a time; all hold. */
export function limitsText(limits: VenueInfo['limits']): string {
  return limits.map(({ weight, windowMs }) => `${grouped(weight, 0)} in ${duration(windowMs)}`.replaceAll(' ', '\u00a0')).join(', ')
}

export const COLUMNS = [
  { key: 'venue', label: 'Venue' },
  { key: 'state', label: 'State' },
  { key: 'trouble', label: 'Trouble' },
  { key: 'age', label: 'Newest book' },
  { key: 'outcome', label: 'Last outcome' },
  { key: 'recent', label: 'Last minute' },
  { key: 'last', label: 'Last' },
  { key: 'p50', label: 'p50' },
  { key: 'p95', label: 'p95' },
  { key: 'p99', label: 'p99' },
  { key: 'interval', label: 'Interval' },
  { key: 'limits', label: 'Budget' },
  { key: 'fee', label: 'Fee' },
  { key: 'list', label: 'Markets' }
] as const
export type ColumnKey = (typeof COLUMNS)[number]['key']

export interface Order {
  readonly by: ColumnKey
  readonly falling: boolean
}

/** Venues in trouble come first. */
export const USUAL_ORDER: Order = { by: 'trouble', falling: true }

/** The next order when a column is chosen: numbers begin with the most, names with the first, the same turns round. */
export function nextOrder(order: Order, by: ColumnKey): Order {
  return order.by === by ? { by, falling: !order.falling } : { by, falling: !['venue', 'state', 'outcome'].includes(by) }
}

/** The rows in that order. Rows without a value come last either way; equal rows are ordered by name. */
export function inOrder(rows: readonly HealthRow[], { by, falling }: Order): readonly HealthRow[] {
  const value = VALUES[by]
  const sign = falling ? -1 : 1
  return [...rows].sort((a, b) => {
    const [x, y] = [value(a), value(b)]
    if (x !== y && x === undefined) return 1
    if (x !== y && y === undefined) return -1
    const order = typeof x === 'string' ? x.localeCompare(String(y)) : Number(x ?? 0) - Number(y ?? 0)
    return sign * order || a.venue.name.localeCompare(b.venue.name)
  })
}

const VALUES: Record<ColumnKey, (row: HealthRow) => number | string | undefined> = {
  venue: ({ venue }) => venue.name,
  state: ({ venue }) => stateOf(venue),
  trouble: ({ trouble }) => trouble.gravity,
  age: ({ venue }) => venue.ageMs ?? undefined,
  outcome: ({ venue }) => venue.lastOutcome ?? undefined,
  recent: ({ recent }) => (recent.size === 0 ? undefined : failedShare(recent)),
  last: ({ venue }) => venue.latencyMs?.last,
  p50: ({ venue }) => venue.latencyMs?.p50,
  p95: ({ venue }) => venue.latencyMs?.p95,
  p99: ({ venue }) => venue.latencyMs?.p99,
  interval: ({ venue }) => venue.intervalMs ?? undefined,
  limits: ({ venue }) => Math.min(...venue.limits.map(({ weight, windowMs }) => weight / windowMs)),
  fee: ({ venue }) => venue.takerFeePerCent ?? undefined,
  list: ({ venue }) => venue.list.markets ?? undefined
}

function failedShare(recent: ReadonlyMap<string, number>): number {
  let [failed, asked] = [0, 0]
  for (const [word, count] of recent) {
    asked += count
    if (!GOOD.includes(word)) failed += count
  }
  return failed / asked
}
