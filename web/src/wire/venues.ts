/** The venues and how they fare, as `/api/v1/venues` tells it; milliseconds and per cent. */
import { flag, list, map, number, object, oneOf, orNull, text, time } from './check'
import type { Schemas } from './contract'
import { STATES } from './decode'

type Venue = Schemas['Venue']
type VenueBook = Pick<Schemas['VenueBook'], 'state' | 'since' | 'doubt' | 'lagMs' | 'polls'>
type Limit = Pick<Venue['limits'][number], 'weight' | 'windowMs'>

/** The number of a venue's markets and its source: read from it, kept from an earlier run, or shipped with the program. */
export type MarketList = Pick<Venue['list'], 'source' | 'markets' | 'readAt' | 'why'>

export interface VenueInfo
  extends
    Pick<Venue, 'venue' | 'name' | 'mark' | 'url' | 'state' | 'lastWhy' | 'lastAskedAt' | 'ageMs' | 'latencyMs' | 'polls'>,
    Pick<Venue, 'intervalMs' | 'stretched' | 'room' | 'takerFeePerCent' | 'takerFeeSource'> {
  /** A later version of the server may have more words for it. */
  readonly lastOutcome: string | null
  readonly limits: readonly Limit[]
  readonly books: readonly VenueBook[]
  readonly list: MarketList
}

export interface VenuesAnswer {
  readonly time: string
  readonly venues: readonly VenueInfo[]
}

const state = oneOf(STATES)
const polls = map(number)
const words = orNull(text)
const count = orNull(number)

export const venues = object<VenuesAnswer>({
  time,
  venues: list(
    object<VenueInfo>({
      venue: text,
      name: text,
      mark: object<Venue['mark']>({ hue: number, dash: number }),
      url: text,
      state,
      lastOutcome: words,
      lastWhy: words,
      lastAskedAt: orNull(time),
      ageMs: count,
      latencyMs: orNull(object<NonNullable<Venue['latencyMs']>>({ last: number, p50: number, p95: number, p99: number })),
      polls,
      limits: list(object<Limit>({ weight: number, windowMs: number })),
      intervalMs: count,
      stretched: flag,
      room: orNull(object<NonNullable<Venue['room']>>({ named: number, namedAtMost: number, more: number, refused: number })),
      takerFeePerCent: number,
      takerFeeSource: text,
      books: list(object<VenueBook>({ state, since: time, doubt: orNull(oneOf(['old', 'future'])), lagMs: count, polls })),
      list: object<MarketList>({ source: orNull(oneOf(['read', 'kept', 'shipped'])), markets: count, readAt: orNull(time), why: words })
    })
  )
})
