/**
 * The messages of the stream, decoded and checked once, at the socket; what passes is trusted inside. Decimals stay the
 * texts they came as; ages are milliseconds.
 */
import { decimal, type Decimal } from './decimal'
import { levelsOf, type Levels, type ToldLevel } from '../book/levels'

export type VenueState = 'waiting' | 'refused' | 'live' | 'ageing' | 'stale' | 'frozen' | 'blocked' | 'budget' | 'unlisted'
/** The best first. */
export const STATES: readonly VenueState[] = ['live', 'ageing', 'waiting', 'frozen', 'stale', 'refused', 'blocked', 'budget', 'unlisted']

export interface Sides<T> {
  readonly bid: T
  readonly ask: T
}

/** One market of the instrument, counted or not. */
export interface VenueRow {
  readonly venue: string
  readonly market: string
  /** What it is quoted as: another than the depth's where it is converted. */
  readonly instrument: string
  readonly state: VenueState
  readonly counted: boolean
  /** Why it is not counted. */
  readonly why: string | undefined
  readonly ageMs: number | undefined
  /** For how long it was the same when the venue answered last. */
  readonly unchangedMs?: number | undefined
  readonly bids: number | undefined
  readonly asks: number | undefined
  readonly reach: Sides<Decimal | undefined>
  readonly complete: Sides<boolean>
}

const ON_PURPOSE: ReadonlySet<string | undefined> = new Set(['excluded', 'duplicate'])

/** Whether a book is not counted as somebody asked for that, or for a book once: nobody misses it. */
export function isLeftOut(row: VenueRow): boolean {
  return ON_PURPOSE.has(row.why)
}

/** What a quote is worth in the depth's own, and how that is known. */
export interface Rate {
  readonly from: string
  readonly to: string
  readonly bid: Decimal
  readonly ask: Decimal
  /** The venues whose books it is the median of. */
  readonly source: readonly string[]
  /** The instruments it is made of. */
  readonly legs: readonly string[]
  readonly ageMs: number | undefined
}

export interface Best {
  readonly price: Decimal
  readonly size: Decimal
  readonly venues: readonly string[]
}

/** A venue that has refused for a minute to serve the server; the depth goes without it. */
export interface BlockedVenue {
  readonly venue: string
  /** Whether it would have books for this depth; undefined where nobody knows. */
  readonly lists: boolean | undefined
  /** Those of the depth's instruments that it lists. */
  readonly instruments: readonly string[]
}

/** What is measured of the depth; undefined where a side is empty. */
export interface Measures {
  readonly bestBid: Best | undefined
  readonly bestAsk: Best | undefined
  readonly mid: Decimal | undefined
  readonly referenceMid: Decimal | undefined
  readonly spread: Decimal | undefined
  readonly spreadBps: Decimal | undefined
  readonly crossed: boolean
  readonly skewMs: number | undefined
  readonly reach: Sides<Decimal | undefined>
  readonly more: boolean
  readonly rates: readonly Rate[]
  readonly blocked: readonly BlockedVenue[]
}

interface Framed {
  readonly stream: string
  readonly sequence: number
  readonly venues: readonly VenueRow[]
}

export interface Snapshot extends Framed {
  readonly type: 'snapshot'
  readonly time: string
  readonly checksum: number
  readonly instrument: string
  readonly measures: Measures
  readonly bids: Levels
  readonly asks: Levels
}

export interface Update extends Framed {
  readonly type: 'update'
  readonly time: string
  readonly previous: number
  readonly checksum: number
  /** Only what changed. */
  readonly measures: Partial<Measures>
  /** A size of 0 takes the level away. */
  readonly bids: Levels
  readonly asks: Levels
}

export interface Heartbeat extends Framed {
  readonly type: 'heartbeat'
}

export type Message =
  | Snapshot
  | Update
  | Heartbeat
  | { readonly type: 'subscribed' | 'unsubscribed'; readonly id: number; readonly stream: string | undefined }
  | { readonly type: 'error'; readonly id: number | undefined; readonly title: string; readonly detail: string }
  | { readonly type: 'pong' }

/** A message that is not as the contract has it. */
export class WireError extends Error {}

type Json = Readonly<Record<string, unknown>>

/** Decodes one frame; throws {@link WireError} where it is none of ours. */
export function decode(text: string): Message {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    throw new WireError('not JSON')
  }
  const json = object(parsed, 'message')
  switch (json.type) {
    case 'snapshot':
      return {
        type: 'snapshot',
        ...framed(json),
        time: string(json, 'time'),
        checksum: number(json, 'checksum'),
        instrument: string(json, 'instrument'),
        measures: wholeMeasures(json),
        bids: levels(json, 'bids'),
        asks: levels(json, 'asks')
      }
    case 'update':
      return {
        type: 'update',
        ...framed(json),
        time: string(json, 'time'),
        previous: number(json, 'previous'),
        checksum: number(json, 'checksum'),
        measures: measures(json),
        bids: levels(json, 'bids'),
        asks: levels(json, 'asks')
      }
    case 'heartbeat':
      return { type: 'heartbeat', ...framed(json) }
    case 'subscribed':
    case 'unsubscribed':
      return { type: json.type, id: number(json, 'id'), stream: typeof json.stream === 'string' ? json.stream : undefined }
    case 'error':
      return {
        type: 'error',
        id: typeof json.id === 'number' ? json.id : undefined,
        title: string(json, 'title'),
        detail: string(json, 'detail')
      }
    case 'pong':
      return { type: 'pong' }
    default:
      throw new WireError(`unknown type ${String(json.type)}`)
  }
}

function framed(json: Json): Framed {
  return { stream: string(json, 'stream'), sequence: number(json, 'sequence'), venues: venues(json) }
}

function wholeMeasures(json: Json): Measures {
  const nothing: Measures = {
    bestBid: undefined,
    bestAsk: undefined,
    mid: undefined,
    referenceMid: undefined,
    spread: undefined,
    spreadBps: undefined,
    crossed: false,
    skewMs: undefined,
    reach: { bid: undefined, ask: undefined },
    more: false,
    rates: [],
    blocked: []
  }
  return { ...nothing, ...measures(json) }
}

/** Those of the measures that the message tells; null tells that there is none. */
function measures(json: Json): Partial<Measures> {
  const told: Record<string, unknown> = {}
  for (const name of ['mid', 'referenceMid', 'spread', 'spreadBps']) {
    if (name in json) told[name] = orAbsent(json[name], name)
  }
  for (const name of ['bestBid', 'bestAsk']) if (name in json) told[name] = best(json[name], name)
  for (const name of ['crossed', 'more']) if (name in json) told[name] = json[name] === true
  if ('skewMs' in json) told.skewMs = typeof json.skewMs === 'number' ? json.skewMs : undefined
  if ('reach' in json) told.reach = reach(json)
  if (Array.isArray(json.rates)) told.rates = json.rates.map(rate)
  if (Array.isArray(json.blocked)) told.blocked = json.blocked.map(blocked)
  return told as Partial<Measures>
}

function rate(value: unknown): Rate {
  const json = object(value, 'rate')
  const legs = Array.isArray(json.legs) ? json.legs.map(leg => string(object(leg, 'leg'), 'instrument')) : []
  return {
    from: string(json, 'from'),
    to: string(json, 'to'),
    bid: exact(json.bid, 'rate'),
    ask: exact(json.ask, 'rate'),
    source: Array.isArray(json.source) ? json.source.map(String) : [],
    legs,
    ageMs: optionalNumber(json.ageMs)
  }
}

function blocked(value: unknown): BlockedVenue {
  const json = object(value, 'blocked')
  return {
    venue: string(json, 'venue'),
    lists: typeof json.lists === 'boolean' ? json.lists : undefined,
    instruments: Array.isArray(json.instruments) ? json.instruments.map(String) : []
  }
}

function best(value: unknown, name: string): Best | undefined {
  if (value === null) return undefined
  const json = object(value, name)
  const venues = Array.isArray(json.venues) ? json.venues.map(String) : []
  return { price: exact(json.price, name), size: exact(json.size, name), venues }
}

function venues(json: Json): VenueRow[] {
  if (json.venues === undefined) return []
  if (!Array.isArray(json.venues)) throw new WireError('venues is no array')
  return json.venues.map(value => {
    const row = object(value, 'venue')
    const complete = row.complete === undefined ? {} : object(row.complete, 'complete')
    if (!STATES.includes(row.state as VenueState)) throw new WireError(`unknown state ${String(row.state)}`)
    return {
      venue: string(row, 'venue'),
      market: string(row, 'market'),
      instrument: typeof row.instrument === 'string' ? row.instrument : '',
      state: row.state as VenueState,
      counted: row.counted === true,
      why: typeof row.why === 'string' ? row.why : undefined,
      ageMs: optionalNumber(row.ageMs),
      unchangedMs: optionalNumber(row.unchangedMs),
      bids: optionalNumber(row.bids),
      asks: optionalNumber(row.asks),
      reach: reach(row),
      complete: { bid: complete.bid === true, ask: complete.ask === true }
    }
  })
}

function reach(json: Json): Sides<Decimal | undefined> {
  const told = json.reach === undefined || json.reach === null ? {} : object(json.reach, 'reach')
  return { bid: orAbsent(told.bid ?? null, 'reach'), ask: orAbsent(told.ask ?? null, 'reach') }
}

function levels(json: Json, name: string): Levels {
  const list = json[name] ?? []
  if (!Array.isArray(list)) throw new WireError(`${name} is no array`)
  for (const row of list) {
    if (!Array.isArray(row)) throw new WireError(`${name} has a row that is no array`)
    exact(row[0], name)
    exact(row[1], name)
  }
  return levelsOf(list as ToldLevel[])
}

function exact(value: unknown, name: string): Decimal {
  const read = decimal(value)
  if (read === undefined) throw new WireError(`${name}: ${String(value)} is no decimal text`)
  return read
}

function orAbsent(value: unknown, name: string): Decimal | undefined {
  return value === null ? undefined : exact(value, name)
}

function optionalNumber(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined
}

function object(value: unknown, name: string): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new WireError(`${name} is no object`)
  return value as Json
}

function string(json: Json, name: string): string {
  const value = json[name]
  if (typeof value !== 'string') throw new WireError(`${name} is no text`)
  return value
}

function number(json: Json, name: string): number {
  const value = json[name]
  if (typeof value !== 'number') throw new WireError(`${name} is no number`)
  return value
}
