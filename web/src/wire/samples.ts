/** For tests: whole messages and answers as a server sends them, to be changed where a test needs it. */

export const MEASURES = {
  bestBid: null,
  bestAsk: null,
  mid: null,
  referenceMid: null,
  spread: null,
  spreadBps: null,
  crossed: false,
  skewMs: null,
  reach: { bid: null, ask: null },
  more: false,
  rates: [],
  blocked: [],
  walls: []
}

export const SNAPSHOT = {
  type: 'snapshot',
  stream: 's1',
  sequence: 1,
  checksum: 0,
  instrument: 'BTC-USD',
  time: '2026-11-21T05:00:00.000Z',
  ...MEASURES,
  venues: [],
  bids: [],
  asks: []
}

export const UPDATE = {
  type: 'update',
  stream: 's1',
  sequence: 2,
  previous: 1,
  checksum: 0,
  time: '2026-11-21T05:00:00.500Z',
  venues: [],
  bids: [],
  asks: []
}

/** A row of a message's venues. */
export const ROW = {
  venue: 'kraken',
  market: 'XBTUSD',
  instrument: 'BTC-USD',
  state: 'live',
  counted: true,
  ageMs: 5,
  receivedAt: '2026-11-21T05:00:00.000Z',
  unchangedMs: 0,
  venueTime: null,
  lagMs: null,
  bids: 1,
  asks: 1,
  reach: { bid: null, ask: null },
  usualSize: { bid: null, ask: null },
  complete: { bid: false, ask: false }
}

/** A venue of `/api/v1/venues`. */
export const VENUE = {
  venue: 'kraken',
  name: 'Kraken',
  mark: { hue: 4, dash: 0 },
  url: 'http://127.0.0.1',
  state: 'live',
  lastOutcome: 'fresh',
  lastWhy: null,
  lastAskedAt: '2026-11-21T14:00:00.000Z',
  ageMs: 500,
  latencyMs: { last: 30, p50: 30, p95: 30, p99: 30 },
  polls: { fresh: 10 },
  limits: [{ weight: 10, windowMs: 1000, used: 1 }],
  intervalMs: 1000,
  stretched: false,
  room: null,
  takerFeePerCent: 0.4,
  takerFeeSource: 'a reference',
  list: { source: 'read', markets: 51, readAt: '2026-11-21T13:59:00.000Z', ageMs: 60_000, why: null },
  books: []
}
export const VENUES = { sequence: 1, time: '2026-11-21T14:00:01.000Z', venues: [VENUE] }
