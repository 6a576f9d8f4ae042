/**
 * Alerts: what a reader wants to be told of, and when it fires. A reducer over (alert, facts, now), without a clock: an alert fires once
 * its condition has held for 3 s, not twice in 60 s, and not again before the market has clearly left the condition.
 */

export type Side = 'bid' | 'ask'

/** Sizes are in the base, prices in the quote, distances in hundredths of a per cent of the reference mid. */
export type Rule =
  /** The mid rises to a price or above, or falls to it or below. */
  | { readonly kind: 'price'; readonly way: 'above' | 'below'; readonly price: number }
  /** A side's size within a distance falls under a size. */
  | { readonly kind: 'band'; readonly side: Side; readonly bps: number; readonly size: number }
  | { readonly kind: 'spread'; readonly way: 'above' | 'below'; readonly bps: number }
  /** A venue counts no more. */
  | { readonly kind: 'venue'; readonly venue: string }
  /** The size about a price falls under half of what it was. */
  | { readonly kind: 'wall'; readonly side: Side; readonly price: number; readonly size: number }

/** Which books the depth is of, as the stream takes it. */
export interface Books {
  readonly venues?: readonly string[] | undefined
  readonly convert?: readonly string[] | undefined
  readonly fees?: true | undefined
}

export interface Draft {
  readonly instrument: string
  readonly books?: Books | undefined
  readonly rule: Rule
}

/** Why an alert cannot tell: nothing new comes, nothing is known, or these venues are out without which the size is another. */
export type Waiting = { readonly kind: 'old' } | { readonly kind: 'unknown' } | { readonly kind: 'out'; readonly venues: readonly string[] }

export interface Alert extends Draft {
  readonly id: string
  readonly on: boolean
  /** How often it has fired, and how often since the reader last looked. */
  readonly count: number
  readonly unread: number
  /** When it fired last, in milliseconds since 1970. */
  readonly firedAt: number | undefined
  /** Since when its condition has held. */
  readonly since: number | undefined
  /** The market has clearly left the condition since it fired last, so that it may fire again. */
  readonly calm: boolean
  readonly waiting: Waiting | undefined
  /** The last known size of each venue within the band. */
  readonly seen: ReadonlyMap<string, { readonly size: number; readonly at: number }>
}

export interface Band {
  readonly size: number
  readonly byVenue: ReadonlyMap<string, number>
}

/** What is known of a depth at one moment. */
export interface Facts {
  readonly mid: number | undefined
  readonly spreadBps: number | undefined
  /** The venues of the depth that were not left out on purpose, and whether each counts. */
  readonly venues: ReadonlyMap<string, boolean>
  /** A side's size within a distance; undefined where the book at hand ends before. */
  band(side: Side, bps: number): Band | undefined
  /** A side's size about a price; undefined where the book at hand ends before. */
  about(side: Side, price: number): Band | undefined
}

export const HOLD_MS = 3_000
export const COOL_MS = 60_000
/** A venue that is out for longer is missed no more. */
export const MISSED_MS = 15 * 60_000
const PRICE_MARGIN = 0.0002
const SIZE_MARGIN = 1.1
const SPREAD_MARGIN = 0.1
const LEAST_SPREAD_MARGIN = 0.1
const GONE_SHARE = 0.5
const BACK_SHARE = 0.75
/** Between two books come at most so many milliseconds, else the condition may not have held between them. */
const GAP_MS = 10_000

export function armed(id: string, draft: Draft): Alert {
  return {
    ...draft,
    id,
    on: true,
    count: 0,
    unread: 0,
    firedAt: undefined,
    since: undefined,
    calm: true,
    waiting: { kind: 'unknown' },
    seen: new Map()
  }
}

export function switched(alert: Alert, on: boolean): Alert {
  return { ...alert, on, since: undefined, calm: true, waiting: on ? { kind: 'unknown' } : undefined, seen: new Map() }
}

type Verdict = 'holds' | 'between' | 'calm' | Waiting

/**
 * The alert after what is known at `now`, in milliseconds since 1970.
 *
 * @param facts undefined where nothing new has come for a while
 * @param before when facts were last known; a longer gap starts the hold time anew
 */
export function step(alert: Alert, facts: Facts | undefined, now: number, before: number = now): Alert {
  if (!alert.on) return alert
  if (facts === undefined) return { ...alert, since: undefined, waiting: { kind: 'old' } }
  const band = bandOf(alert.rule, facts)
  const seen = band === undefined ? alert.seen : remembered(alert.seen, band, facts, now)
  const verdict = verdictOf(alert.rule, facts, band, seen)
  if (typeof verdict !== 'string') return { ...alert, seen, since: undefined, waiting: verdict }
  const calm = alert.calm || verdict === 'calm'
  const since = verdict !== 'holds' ? undefined : now - before > GAP_MS ? now : (alert.since ?? now)
  const next: Alert = { ...alert, seen, calm, since, waiting: undefined }
  const held = since !== undefined && now - since >= HOLD_MS
  const cool = alert.firedAt === undefined || now - alert.firedAt >= COOL_MS
  if (!held || !cool || !calm) return next
  return { ...next, calm: false, count: alert.count + 1, unread: alert.unread + 1, firedAt: now }
}

function bandOf(rule: Rule, facts: Facts): Band | undefined {
  if (rule.kind === 'band') return facts.band(rule.side, rule.bps)
  return rule.kind === 'wall' ? facts.about(rule.side, rule.price) : undefined
}

/** Each venue's size while it counts; of a venue that is out, what it had. */
function remembered(seen: Alert['seen'], band: Band, { venues }: Facts, now: number): Alert['seen'] {
  const next = new Map<string, { size: number; at: number }>()
  for (const [venue, told] of seen) if (now - told.at < MISSED_MS) next.set(venue, told)
  for (const [venue, counts] of venues) if (counts) next.set(venue, { size: band.byVenue.get(venue) ?? 0, at: now })
  return next
}

function verdictOf(rule: Rule, facts: Facts, band: Band | undefined, seen: Alert['seen']): Verdict {
  switch (rule.kind) {
    case 'price':
      return facts.mid === undefined ? { kind: 'unknown' } : beyond(facts.mid, rule.price, rule.way, Math.abs(rule.price) * PRICE_MARGIN)
    case 'spread':
      if (facts.spreadBps === undefined) return { kind: 'unknown' }
      return beyond(facts.spreadBps, rule.bps, rule.way, Math.max(LEAST_SPREAD_MARGIN, Math.abs(rule.bps) * SPREAD_MARGIN))
    case 'venue':
      if (facts.venues.size === 0) return { kind: 'unknown' }
      return facts.venues.get(rule.venue) === true ? 'calm' : 'holds'
    case 'band':
      return band === undefined ? { kind: 'unknown' } : under(band, rule.size, rule.size * SIZE_MARGIN, facts, seen)
    case 'wall':
      return band === undefined ? { kind: 'unknown' } : under(band, rule.size * GONE_SHARE, rule.size * BACK_SHARE, facts, seen)
  }
}

function beyond(value: number, bound: number, way: 'above' | 'below', margin: number): Verdict {
  const over = way === 'above' ? value - bound : bound - value
  return over >= 0 ? 'holds' : over <= -margin ? 'calm' : 'between'
}

/** A size is under a bound only if it is so with what the venues had that are out now. */
function under(band: Band, bound: number, back: number, { venues }: Facts, seen: Alert['seen']): Verdict {
  if (venues.size > 0 && ![...venues.values()].includes(true)) return { kind: 'unknown' }
  if (band.size >= back) return 'calm'
  if (band.size >= bound) return 'between'
  const out = [...seen].filter(([venue, { size }]) => venues.get(venue) !== true && size > 0)
  const missed = out.reduce((sum, [, { size }]) => sum + size, 0)
  return band.size + missed < bound ? 'holds' : { kind: 'out', venues: out.map(([venue]) => venue) }
}
