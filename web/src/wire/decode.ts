/**
 * The messages of the stream, decoded and checked once, at the socket; the page trusts them inside. Decimals stay the texts
 * they came as; ages are milliseconds.
 */
import { decimal, flag, known, list, map, number, oneOf, only, optional, some, text, time, tuple, WireError, type Check, type Table } from './check'
import type { Known, Schemas } from './contract'
import type { Decimal } from './decimal'

export type VenueState = Schemas['State']
/** The best first. */
export const STATES: readonly VenueState[] = ['live', 'ageing', 'waiting', 'frozen', 'stale', 'refused', 'blocked', 'budget', 'unlisted']

export interface Sides<T> {
  readonly bid: T
  readonly ask: T
}

type DepthVenue = Known<Schemas['DepthVenue']>

/** One market of the instrument, counted or not. */
export interface VenueRow extends Pick<
  DepthVenue,
  'venue' | 'market' | 'state' | 'counted' | 'ageMs' | 'unchangedMs' | 'bids' | 'asks' | 'reach' | 'complete'
> {
  /** The market's own pair. Its quote is not the depth's where the book is converted. */
  readonly instrument: string
  /** Why it is not counted. */
  readonly why: string | undefined
  /** The median size within 10 bps of the reference mid, where it is known; undefined where it is as the last message told. */
  readonly usualSize: Sides<Decimal | undefined> | undefined
}

/** The worth of a quote in the depth's own, the venues whose books it is the median of, and the instruments it is made of. */
export type Rate = Known<Pick<Schemas['Rate'], 'from' | 'to' | 'bid' | 'ask' | 'source' | 'ageMs'>> & {
  readonly legs: readonly string[]
}

export type Best = NonNullable<Known<Schemas['Best']>>

/**
 * A venue that has refused for a minute to serve the server; the depth goes without it. `lists` is whether it would have books
 * for this depth; undefined where that is not known.
 */
export type BlockedVenue = Known<Pick<Schemas['BlockedVenue'], 'venue' | 'lists' | 'instruments'>>

/** A price step of a book that holds far more than usual; `end` is undefined while it stands. */
export interface Wall {
  readonly side: 'bid' | 'ask'
  readonly price: Decimal
  readonly size: Decimal
  readonly since: string
  readonly venues: readonly string[]
  readonly end: 'withdrawn' | 'reached' | 'venueOut' | undefined
  readonly endedAt: string | undefined
}

/** The measures of the depth; undefined where a side is empty. */
export interface Measures extends Known<
  Pick<Schemas['Depth'], 'bestBid' | 'bestAsk' | 'mid' | 'referenceMid' | 'spread' | 'spreadBps' | 'crossed' | 'skewMs' | 'reach' | 'more'>
> {
  readonly rates: readonly Rate[]
  readonly blocked: readonly BlockedVenue[]
  /** Those that stand come first. */
  readonly walls: readonly Wall[]
}

/** A level: its exact texts, and the size that each venue has of it. */
export type Row = readonly [price: Decimal, size: Decimal, shares?: Readonly<Record<string, Decimal>> | undefined]

interface Framed {
  readonly stream: string
  readonly sequence: number
  readonly venues: readonly VenueRow[]
}

interface Changed extends Framed {
  readonly time: string
  readonly checksum: number
  /** In an update a size of 0 takes the level away. */
  readonly bids: readonly Row[]
  readonly asks: readonly Row[]
}

export interface Snapshot extends Changed {
  readonly type: 'snapshot'
  readonly instrument: string
  readonly measures: Measures
}

export interface Update extends Changed {
  readonly type: 'update'
  readonly previous: number
  /** Only what changed. */
  readonly measures: Partial<Measures>
}

export interface Heartbeat extends Framed {
  readonly type: 'heartbeat'
}

export type Message =
  | Snapshot
  | Update
  | Heartbeat
  | { readonly type: 'subscribed'; readonly id: number; readonly stream: string }
  | { readonly type: 'unsubscribed'; readonly id: number }
  /** All streams of the moment are of this sequence now. */
  | { readonly type: 'moment'; readonly moment: string; readonly sequence: number }
  | { readonly type: 'error'; readonly id: number | undefined; readonly title: string; readonly detail: string }
  | { readonly type: 'pong' }

const reach = only<VenueRow['reach']>({ bid: known(decimal), ask: known(decimal) })
const best = known(only<Best>({ price: decimal, size: decimal, venues: list(text) }))

const leg = only<{ readonly instrument: string }>({ instrument: text })

export const rate = only<Rate>({
  from: text,
  to: text,
  bid: decimal,
  ask: decimal,
  source: list(text),
  ageMs: number,
  legs: list(json => leg(json).instrument)
})

const walls = list(
  only<Wall>({
    side: oneOf(['bid', 'ask']),
    price: decimal,
    size: decimal,
    since: time,
    venues: list(text),
    end: optional(oneOf(['withdrawn', 'reached', 'venueOut'])),
    endedAt: optional(time)
  })
)

const MEASURES: Table<Measures> = {
  bestBid: best,
  bestAsk: best,
  mid: known(decimal),
  referenceMid: known(decimal),
  spread: known(decimal),
  spreadBps: known(decimal),
  crossed: flag,
  skewMs: known(number),
  reach,
  more: flag,
  rates: list(rate),
  blocked: list(only<BlockedVenue>({ venue: text, lists: known(flag), instruments: list(text) })),
  // A server of an earlier version tells none.
  walls: json => walls(json ?? [])
}
const FRAMED: Table<Framed> = {
  stream: text,
  sequence: number,
  venues: list(
    only<VenueRow>({
      venue: text,
      market: text,
      instrument: text,
      state: oneOf(STATES),
      counted: flag,
      why: optional(text),
      ageMs: known(number),
      unchangedMs: known(number),
      bids: known(number),
      asks: known(number),
      reach,
      usualSize: optional(only<Sides<Decimal | undefined>>({ bid: known(decimal), ask: known(decimal) })),
      complete: only<VenueRow['complete']>({ bid: flag, ask: flag })
    })
  )
}
const rows = list(tuple<Row>(decimal, decimal, optional(map(decimal))))
const CHANGED: Table<Changed> = { ...FRAMED, time, checksum: number, bids: rows, asks: rows }

const whole = only(MEASURES)
const changes = some(MEASURES)
const snapshot = only({ ...CHANGED, instrument: text })
const update = only({ ...CHANGED, previous: number })

const MESSAGES: { readonly [T in Message['type']]: Check<Omit<Extract<Message, { type: T }>, 'type'>> } = {
  snapshot: json => ({ ...snapshot(json), measures: whole(json) }),
  update: json => ({ ...update(json), measures: changes(json) }),
  heartbeat: only(FRAMED),
  subscribed: only({ id: number, stream: text }),
  unsubscribed: only({ id: number }),
  moment: only({ moment: text, sequence: number }),
  error: only({ id: optional(number), title: text, detail: text }),
  pong: only({})
}
const typed = only({ type: oneOf(Object.keys(MESSAGES) as Message['type'][]) })

/** Decodes one message; throws {@link WireError} where it is not as the contract has it. */
export function decode(message: string): Message {
  let json: unknown
  try {
    json = JSON.parse(message)
  } catch {
    throw new WireError('must be JSON')
  }
  const { type } = typed(json)
  return { type, ...MESSAGES[type](json) } as Message
}
