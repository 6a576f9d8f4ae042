/** How the venues fare, in words: who is in trouble first, who is well in quiet. Milliseconds and per cent. */
import type { VenueInfo } from '../stream/useVenues'
import { age, duration, exact, grouped } from './format'

/** What was told of the venues at one time; kept for 15 minutes. */
export interface Told {
  /** By the server's clock, in milliseconds since 1970. */
  readonly time: number
  readonly venues: ReadonlyMap<string, Brief>
}

export interface Brief {
  readonly p50: number | undefined
  readonly p95: number | undefined
  /** How many questions for markets that it has ended how, since the server began. */
  readonly polls: Readonly<Record<string, number>>
}

export type Trail = readonly Told[]

const MOST_TOLD = 180
const RECENT_MS = 60_000
/** So small a share of failed questions is nothing to speak of. */
const QUIET_SHARE = 0.02
/** Letters of a reason that are shown in a row. */
const MOST_WORDS = 90
/** What a venue's own times say against its books. */
const DOUBTS: readonly (readonly [string, string])[] = [
  ['old', 'over 10 s old by its own time'],
  ['future', 'dated over 10 s ahead']
]
/** What brought a book. */
const GOOD: readonly string[] = ['fresh', 'unchanged']

/** The trail with what is told now. */
export function withTold(trail: Trail, time: string, venues: readonly VenueInfo[]): Trail {
  const briefs = venues.map(({ venue, latencyMs, books }): [string, Brief] => {
    // That a venue does not have a market is learned by asking: no trouble of its.
    const polls = sum(books.filter(({ state }) => state !== 'unlisted').map(book => book.polls))
    return [venue, { p50: latencyMs?.p50, p95: latencyMs?.p95, polls }]
  })
  return [...trail.slice(1 - MOST_TOLD), { time: Date.parse(time), venues: new Map(briefs) }]
}

function sum(counts: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const all: Record<string, number> = {}
  for (const each of counts) for (const [word, count] of Object.entries(each)) all[word] = (all[word] ?? 0) + count
  return all
}

/** How many of a venue's questions ended how in the last minute; none where it was not watched for two answers yet. */
export function recentPolls(trail: Trail, venue: string): ReadonlyMap<string, number> {
  const last = trail.at(-1)
  const now = last?.venues.get(venue)?.polls
  const recent = new Map<string, number>()
  if (last === undefined || now === undefined) return recent
  let base = now
  for (let i = trail.length - 2; i >= 0; i--) {
    const told = trail[i] as Told
    const polls = told.venues.get(venue)?.polls
    // Counts that went back began anew: the server was started again, or a market is no longer asked for.
    if (
      told.time < last.time - RECENT_MS ||
      polls === undefined ||
      Object.entries(polls).some(([word, n]) => n > (base[word] ?? 0))
    )
      break
    base = polls
  }
  for (const [word, count] of Object.entries(now)) {
    const more = count - (base[word] ?? 0)
    if (more > 0) recent.set(word, more)
  }
  return recent
}

/** From what is well, over what is worth a look, to what does not count. */
export type Gravity = 0 | 1 | 2 | 3

export interface Trouble {
  readonly gravity: Gravity
  /** Empty where all is well. */
  readonly words: readonly string[]
}

/** What is wrong with a venue, worst first. */
export function troubleOf(venue: VenueInfo, recent: ReadonlyMap<string, number>): Trouble {
  const found: [Gravity, string][] = []
  const failing = venue.lastOutcome !== null && !GOOD.includes(venue.lastOutcome)
  const why = brief(venue.lastWhy ?? 'no reason told')
  switch (venue.state) {
    case 'blocked':
      found.push([3, `${venue.lastOutcome === 'limited' ? 'limited' : 'blocked'}: ${why}`])
      break
    case 'stale':
      found.push([3, venue.ageMs === null ? 'stale' : `stale: its newest book is ${age(venue.ageMs)} old`])
      break
    case 'frozen':
      found.push([3, 'frozen: the same book far longer than usual, while other venues moved'])
      break
    case 'refused':
      found.push([3, `refused: ${why}`])
      break
    case 'waiting':
      found.push([failing ? 3 : 2, 'no book yet'])
      break
    case 'budget':
      found.push([1, why])
      break
    case 'ageing':
      found.push([1, venue.ageMs === null ? 'ageing' : `ageing: its newest book is ${age(venue.ageMs)} old`])
      break
  }
  for (const [doubt, words] of DOUBTS) {
    const count = venue.books.filter(book => book.doubt === doubt).length
    if (count > 0) found.push([3, `${doubt}: ${grouped(count, 0)} of its books ${count === 1 ? 'is' : 'are'} ${words}`])
  }
  if (['live', 'ageing'].includes(venue.state)) {
    const books = venue.books.filter(({ state }) => !['unlisted', 'budget'].includes(state))
    for (const state of ['stale', 'frozen', 'refused', 'waiting']) {
      const count = books.filter(book => book.state === state).length
      if (count > 0) found.push([2, `${grouped(count, 0)} of its ${grouped(books.length, 0)} books ${state}`])
    }
  }
  if (failing && !['blocked', 'refused', 'budget', 'unlisted'].includes(venue.state))
    found.push([2, `${venue.lastOutcome} when last asked: ${why}`])
  const asked = [...recent.values()].reduce((all, count) => all + count, 0)
  const failed = [...recent].filter(([word]) => !GOOD.includes(word)).sort(([, few], [, many]) => many - few)
  const failures = failed.reduce((all, [, count]) => all + count, 0)
  if (failures > asked * QUIET_SHARE) {
    const words = failed.map(([word, count]) => `${word} ${grouped(count, 0)}`).join(', ')
    found.push([failures * 5 >= asked ? 2 : 1, `${words} of the last ${grouped(asked, 0)}`])
  }
  if (venue.list.why !== null) found.push([1, `market list: ${brief(venue.list.why)}`])
  found.sort(([a], [b]) => b - a)
  return { gravity: found[0]?.[0] ?? 0, words: found.map(([, words]) => words) }
}

/** A reason with what fits in a row; a whole page may have been sent. */
function brief(why: string): string {
  const words = why.replace(/[\s:]+$/, '')
  return words.length <= MOST_WORDS ? words : `${words.slice(0, MOST_WORDS)}…`
}

export interface HealthRow {
  readonly venue: VenueInfo
  readonly recent: ReadonlyMap<string, number>
  readonly trouble: Trouble
}

export function healthRows(venues: readonly VenueInfo[], trail: Trail): readonly HealthRow[] {
  return venues.map(venue => {
    const recent = recentPolls(trail, venue.venue)
    return { venue, recent, trouble: troubleOf(venue, recent) }
  })
}

/** What the drawer says while it is closed. */
export function overall(rows: readonly HealthRow[]): string {
  if (rows.length === 0) return 'Nothing is known of the venues yet.'
  const bad = rows.filter(row => row.trouble.gravity >= 2)
  const asked = rows.filter(row => row.venue.state !== 'unlisted').length
  if (bad.length === 0) return `All ${asked} venues answer.`
  const names = inOrder(bad, USUAL_ORDER)
    .slice(0, 3)
    .map(row => row.venue.name)
    .join(', ')
  const more = bad.length > 3 ? ` and ${bad.length - 3} more` : ''
  return `${bad.length} of ${asked} venues ${bad.length === 1 ? 'has' : 'have'} trouble: ${names}${more}.`
}

/** `refused 3, fresh 40`: what failed first, then the most. */
export function countsText(counts: Readonly<Record<string, number>> | ReadonlyMap<string, number>): string {
  const list = counts instanceof Map ? [...(counts as ReadonlyMap<string, number>)] : Object.entries(counts)
  const good = (word: string) => (GOOD.includes(word) ? 1 : 0)
  list.sort(([a, most], [b, more]) => good(a) - good(b) || more - most)
  return list.map(([word, count]) => `${word} ${grouped(count, 0)}`).join(', ')
}

/** `0.40 %`; what is taken of a trade's worth. */
export function feeText(perCent: number | null): string {
  return perCent === null ? 'none' : `${exact(String(perCent), Math.max(2, String(perCent).split('.')[1]?.length ?? 0))} %`
}

/** What its limits have no room for: `; no room for 3 more books`. */
export function roomText(room: VenueInfo['room']): string {
  if (room === null) return ''
  const { named, namedAtMost, refused } = room
  const tooMany = named > namedAtMost ? `; ${grouped(named, 0)} books are named, of which ${grouped(namedAtMost, 0)} can be kept fresh` : ''
  return tooMany + (refused > 0 ? `; no room for ${grouped(refused, 0)} more ${refused === 1 ? 'book' : 'books'}` : '')
}

/** `6,000 in 1 min`: the weight of questions in a time; all hold. */
export function limitsText(limits: VenueInfo['limits']): string {
  return limits
    .map(({ weight, windowMs }) => `${grouped(weight, 0)} in ${duration(windowMs)}`.replaceAll(' ', '\u00a0'))
    .join(', ')
}

export const COLUMNS = [
  { key: 'venue', label: 'Venue' },
  { key: 'state', label: 'State' },
  { key: 'trouble', label: 'What is wrong' },
  { key: 'age', label: 'Newest book' },
  { key: 'outcome', label: 'Last outcome' },
  { key: 'recent', label: 'Last minute' },
  { key: 'last', label: 'Last' },
  { key: 'p50', label: 'p50' },
  { key: 'p95', label: 'p95' },
  { key: 'p99', label: 'p99' },
  { key: 'interval', label: 'Asked every' },
  { key: 'limits', label: 'Budget' },
  { key: 'fee', label: 'Fee' },
  { key: 'list', label: 'Markets' }
] as const
export type ColumnKey = (typeof COLUMNS)[number]['key']

export interface Order {
  readonly by: ColumnKey
  readonly falling: boolean
}

/** Who is in trouble first. */
export const USUAL_ORDER: Order = { by: 'trouble', falling: true }

/** The next order when a column is chosen: numbers begin with the most, names with the first, the same turns round. */
export function nextOrder(order: Order, by: ColumnKey): Order {
  return order.by === by ? { by, falling: !order.falling } : { by, falling: !['venue', 'state', 'outcome'].includes(by) }
}

/** In that order; what is not known comes last either way, and equals by name. */
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
  state: ({ venue }) => venue.state,
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
