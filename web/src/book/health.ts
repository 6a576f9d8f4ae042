/** The venues' health in words: those in trouble first, the others briefly. Milliseconds and per cent. */
import type { VenueInfo } from '../wire/venues'
import { age, grouped } from '../ui/format'

/** The venues' figures at one time, kept for 15 minutes. */
export interface VenueReport {
  /** By the server's clock, in milliseconds since 1970. */
  readonly time: number
  readonly venues: ReadonlyMap<string, Brief>
}

export interface Brief {
  readonly p50: number | undefined
  readonly p95: number | undefined
  /** The venue's answered questions by outcome, since the server began; only for markets that it has. */
  readonly polls: Readonly<Record<string, number>>
}

export type Trail = readonly VenueReport[]

const MOST_TOLD = 180
const RECENT_MS = 60_000
/** A smaller share of failed questions is not mentioned. */
const QUIET_SHARE = 0.02
/** Letters of a reason that are shown in a row. */
const MOST_WORDS = 90
/** The doubts about books that come from a venue's own times. */
const DOUBTS: readonly (readonly [string, string])[] = [
  ['old', 'old by its own time'],
  ['future', 'dated ahead']
]
/** The words for many questions, where those for one are shorter. */
const MANY: Readonly<Record<string, string>> = { older: 'older than before' }
/** The outcomes that brought a book. */
export const GOOD: readonly string[] = ['fresh', 'unchanged']

/** The trail with the newest answer. */
export function withReport(trail: Trail, time: string, venues: readonly VenueInfo[]): Trail {
  const briefs = venues.map(({ venue, latencyMs, books }): [string, Brief] => {
    // A question for a market that the venue lacks is no trouble of the venue.
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

/** A venue's questions of the last minute by outcome; none until two answers of the server are known. */
export function recentPolls(trail: Trail, venue: string): ReadonlyMap<string, number> {
  const last = trail.at(-1)
  const now = last?.venues.get(venue)?.polls
  const recent = new Map<string, number>()
  if (last === undefined || now === undefined) return recent
  let base = now
  for (let i = trail.length - 2; i >= 0; i--) {
    const report = trail[i] as VenueReport
    const polls = report.venues.get(venue)?.polls
    // Counts that went back began anew: the server was started again, or a market is no longer asked for.
    if (report.time < last.time - RECENT_MS || polls === undefined || Object.entries(polls).some(([word, n]) => n > (base[word] ?? 0))) break
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

type VenueBook = VenueInfo['books'][number]

/** ` for 3 min`: since the first of the books came to it; empty where that is not known. `now` is by the server's clock. */
function lasting(books: readonly VenueBook[], now: number): string {
  const first = Math.min(...books.map(({ since }) => Date.parse(since)))
  return now >= first ? ` for ${age(now - first)}` : ''
}

/** The trouble of a venue at a time by the server's clock, worst first. */
export function troubleOf(venue: VenueInfo, recent: ReadonlyMap<string, number>, now = NaN): Trouble {
  const found: [Gravity, string][] = []
  const since = lasting(
    venue.books.filter(({ state }) => state === venue.state),
    now
  )
  const failing = venue.lastOutcome !== null && !GOOD.includes(venue.lastOutcome)
  const why = brief(venue.lastWhy ?? 'no reason given')
  switch (venue.state) {
    case 'blocked':
      found.push([3, `${venue.lastOutcome === 'limited' ? 'limited' : 'blocked'}${since}: ${why}`])
      break
    case 'stale':
      // The doubts about its own times follow below.
      if (!venue.books.some(({ doubt }) => doubt === 'old'))
        found.push([3, venue.ageMs === null ? 'stale' : `stale${since}: its newest book is ${age(venue.ageMs)} old`])
      break
    case 'frozen':
      found.push([3, `frozen${since}: the same book far longer than usual, while other venues moved`])
      break
    case 'refused':
      found.push([3, `refused${since}: ${why}`])
      break
    case 'waiting':
      found.push([failing ? 3 : 2, since ? `no book${since}` : 'no book yet'])
      break
    case 'budget':
      found.push([1, why])
      break
    case 'ageing':
      found.push([1, venue.ageMs === null ? 'ageing' : `ageing: its newest book is ${age(venue.ageMs)} old`])
      break
  }
  for (const [doubt, words] of DOUBTS) {
    const books = venue.books.filter(book => book.doubt === doubt)
    if (books.length > 0) {
      const most = age(Math.max(...books.map(({ lagMs }) => Math.abs(lagMs ?? 0))))
      found.push([3, `${doubt}${lasting(books, now)}: ${books.length === 1 ? '1 book is' : `${books.length} books are`} ${words}, up to ${most}`])
    }
  }
  if (['live', 'ageing'].includes(venue.state)) {
    const books = venue.books.filter(({ state }) => !['unlisted', 'budget'].includes(state))
    for (const state of ['stale', 'frozen', 'refused', 'waiting']) {
      const count = books.filter(book => book.state === state).length
      if (count > 0) found.push([2, `${grouped(count, 0)} of its ${grouped(books.length, 0)} books ${state}`])
    }
  }
  if (failing && !['blocked', 'refused', 'budget', 'unlisted'].includes(venue.state))
    found.push([2, `${venue.lastOutcome} at the last request: ${why}`])
  const asked = [...recent.values()].reduce((all, count) => all + count, 0)
  const failed = [...recent].filter(([word]) => !GOOD.includes(word)).sort(([, few], [, many]) => many - few)
  const failures = failed.reduce((all, [, count]) => all + count, 0)
  if (failures > asked * QUIET_SHARE) {
    const words = failed.map(([word, count]) => `${MANY[word] ?? word} ${grouped(count, 0)}`).join(', ')
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
    return { venue, recent, trouble: troubleOf(venue, recent, trail.at(-1)?.time) }
  })
}

/** The drawer's words while it is closed. */
export function overall(rows: readonly HealthRow[]): string {
  if (rows.length === 0) return 'Nothing is known of the venues yet.'
  const bad = rows.filter(row => row.trouble.gravity >= 2)
  const asked = rows.filter(row => row.venue.state !== 'unlisted').length
  if (bad.length === 0) return `All ${asked} venues answer.`
  const names = [...bad]
    .sort((a, b) => b.trouble.gravity - a.trouble.gravity || a.venue.name.localeCompare(b.venue.name))
    .slice(0, 3)
    .map(row => row.venue.name)
    .join(', ')
  const more = bad.length > 3 ? ` and ${bad.length - 3} more` : ''
  return `${bad.length} of ${asked} venues ${bad.length === 1 ? 'has' : 'have'} trouble: ${names}${more}.`
}
