import { describe, expect, it } from 'vitest'
import type { VenueInfo } from '../wire/venues'
import { healthRows, overall, recentPolls, troubleOf, withReport, type Trail } from './health'
import { countsText, feeText, inOrder, lagText, limitsText, nextOrder, roomText, stateOf, USUAL_ORDER } from '../venues/healthTable'

type Book = VenueInfo['books'][number]
const book = (part: Partial<Book>): Book => ({ state: 'live', since: '', doubt: null, lagMs: null, polls: {}, ...part })
const WELL: VenueInfo = {
  venue: 'kraken',
  name: 'Kraken',
  mark: { hue: 0, dash: 0 },
  url: 'https://api.kraken.com',
  state: 'live',
  lastOutcome: 'fresh',
  lastWhy: null,
  lastAskedAt: '2026-11-21T14:00:00.000Z',
  ageMs: 500,
  latencyMs: { last: 12, p50: 10, p95: 40, p99: 90 },
  polls: { fresh: 10 },
  limits: [
    { weight: 6000, windowMs: 60_000 },
    { weight: 20, windowMs: 500 }
  ],
  intervalMs: 1000,
  stretched: false,
  room: { named: 3, namedAtMost: 9, more: 0, refused: 0 },
  takerFeePerCent: 0.4,
  takerFeeSource: 'a reference',
  list: { source: 'read', markets: 51, readAt: '2026-11-21T13:59:00.000Z', why: null },
  books: [book({ state: 'live', polls: { fresh: 10 } })]
}
const NONE = new Map<string, number>()

/** A trail of answers 5 s apart in which one book's polls are these. */
function trailOf(...polls: Record<string, number>[]): Trail {
  return polls.reduce<Trail>((trail, counts, i) => {
    const time = new Date(Date.UTC(2026, 10, 21, 14) + i * 5_000).toISOString()
    return withReport(trail, time, [{ ...WELL, books: [book({ state: 'live', polls: counts })] }])
  }, [])
}

describe('the trail', () => {
  it('is bounded, and keeps latencies', () => {
    const trail = trailOf(...Array.from({ length: 200 }, (_, i) => ({ fresh: i })))
    expect(trail).toHaveLength(180)
    expect(trail.at(-1)?.venues.get('kraken')).toEqual({ p50: 10, p95: 40, polls: { fresh: 199 } })
  })

  it('leaves out what a venue was asked for that it does not have', () => {
    const books = [
      book({ state: 'live', polls: { fresh: 3 } }),
      book({ state: 'unlisted', polls: { refused: 1 } }),
      book({ state: 'stale', polls: { fresh: 1, limited: 2 } })
    ]
    expect(withReport([], WELL.lastAskedAt ?? '', [{ ...WELL, books }])[0]?.venues.get('kraken')?.polls).toEqual({
      fresh: 4,
      limited: 2
    })
  })
})

describe('the word for a venue', () => {
  it('is the doubt about its times where that is about all its books', () => {
    const books = (...doubts: Book['doubt'][]) => doubts.map(doubt => book({ doubt }))
    expect(stateOf({ ...WELL, books: [...books('future', 'future'), book({ state: 'unlisted', doubt: null, polls: {} })] })).toBe('future')
    expect(stateOf({ ...WELL, books: books('future', null) })).toBe('live')
    expect(stateOf({ ...WELL, state: 'blocked', books: [] })).toBe('blocked')
  })
})

describe("a venue's own times", () => {
  const books = (...lags: (number | null)[]) => lags.map(lagMs => book({ lagMs }))

  it('are before the receipt or after it', () => {
    expect(lagText(books(120, null, 2_000))).toBe('0.1 s behind to 2.0 s behind')
    expect(lagText(books(-3_600_000, -3_600_010))).toBe('60 min ahead')
    expect(lagText(books(null))).toBe('')
  })
})

describe('the last minute', () => {
  it('is what was asked since the first answer of it', () => {
    expect([...recentPolls(trailOf({ fresh: 5 }, { fresh: 9 }, { fresh: 12, refused: 3 }), 'kraken')]).toEqual([
      ['fresh', 7],
      ['refused', 3]
    ])
    const long = trailOf(...Array.from({ length: 100 }, (_, i) => ({ fresh: i * 10 })))
    expect(recentPolls(long, 'kraken').get('fresh')).toBe(120)
  })

  it('is not known of one answer or of a stranger', () => {
    expect(recentPolls(trailOf({ fresh: 5 }), 'kraken').size).toBe(0)
    expect(recentPolls(trailOf({ fresh: 5 }, { fresh: 6 }), 'okx').size).toBe(0)
    expect(recentPolls([], 'okx').size).toBe(0)
  })

  it('begins anew where counts went back', () => {
    expect([...recentPolls(trailOf({ fresh: 500 }, { fresh: 2 }, { fresh: 6 }), 'kraken')]).toEqual([['fresh', 4]])
  })
})

describe('trouble', () => {
  it('is none where what is asked for on demand finds no room', () => {
    const books = [...WELL.books, book({ state: 'budget', polls: {} })]
    expect(troubleOf({ ...WELL, books }, NONE)).toEqual({ gravity: 0, words: [] })
    const lastWhy = 'its limits leave no room'
    const refused: VenueInfo = { ...WELL, state: 'budget', lastOutcome: 'budget', lastWhy, books: [book({ state: 'budget', polls: {} })] }
    expect(troubleOf(refused, NONE)).toEqual({ gravity: 1, words: [lastWhy] })
  })

  it('is none where a venue answers', () => {
    expect(
      troubleOf(
        WELL,
        new Map([
          ['fresh', 20],
          ['unchanged', 4]
        ])
      )
    ).toEqual({ gravity: 0, words: [] })
    expect(troubleOf({ ...WELL, state: 'unlisted', lastOutcome: 'refused' }, NONE).gravity).toBe(0)
  })

  it('is worst where books do not count, and says why', () => {
    const limited: VenueInfo = { ...WELL, state: 'blocked', lastOutcome: 'limited', lastWhy: 'HTTP 429' }
    expect(troubleOf(limited, NONE)).toEqual({ gravity: 3, words: ['limited: HTTP 429'] })
    const stale: VenueInfo = { ...WELL, state: 'stale', ageMs: 34_000, lastOutcome: 'unreachable', lastWhy: 'no answer in 5 s' }
    expect(troubleOf(stale, NONE)).toEqual({
      gravity: 3,
      words: ['stale: its newest book is 34 s old', 'unreachable at the last request: no answer in 5 s']
    })
    const refused: VenueInfo = { ...WELL, state: 'refused', ageMs: null, lastOutcome: 'refused', lastWhy: 'HTTP 404' }
    expect(troubleOf(refused, NONE)).toEqual({ gravity: 3, words: ['refused: HTTP 404'] })
    expect(troubleOf({ ...WELL, state: 'waiting', ageMs: null, lastOutcome: null }, NONE)).toEqual({
      gravity: 2,
      words: ['no book yet']
    })
  })

  it('is told in few words', () => {
    const told = (lastWhy: string) => troubleOf({ ...WELL, state: 'blocked', lastOutcome: 'blocked', lastWhy }, NONE).words[0]
    expect(told('HTTP 451: ')).toBe('blocked: HTTP 451')
    expect(told('x'.repeat(500))).toHaveLength('blocked: '.length + 91)
  })

  it('counts what failed of late, the more of it the graver', () => {
    expect(
      troubleOf(
        WELL,
        new Map([
          ['fresh', 17],
          ['refused', 3]
        ])
      )
    ).toEqual({ gravity: 1, words: ['refused 3 of the last 20'] })
    expect(
      troubleOf(
        WELL,
        new Map([
          ['fresh', 16],
          ['refused', 1],
          ['limited', 3]
        ])
      )
    ).toEqual({ gravity: 2, words: ['limited 3, refused 1 of the last 20'] })
    expect(
      troubleOf(
        WELL,
        new Map([
          ['fresh', 100],
          ['refused', 1]
        ])
      ).gravity
    ).toBe(0)
  })

  it('says what the own times of a venue say against its books', () => {
    const books = (['old', 'old', null, 'future'] as const).map((doubt, i) => book({ doubt, lagMs: 12_000 * (2 - i) }))
    expect(troubleOf({ ...WELL, books }, NONE)).toEqual({
      gravity: 3,
      words: ['old: 2 books are old by its own time, up to 24 s', 'future: 1 book is dated ahead, up to 12 s']
    })
    expect(troubleOf({ ...WELL, state: 'frozen' }, NONE).gravity).toBe(3)
  })

  it('says for how long it has been so', () => {
    const now = Date.parse('2026-11-21T14:05:00.000Z')
    const since = ['2026-11-21T14:02:00.000Z', '2026-11-21T14:04:00.000Z']
    const told = (state: Book['state'], doubt: Book['doubt'] = null) =>
      troubleOf({ ...WELL, state, lastWhy: 'no', books: since.map(at => book({ state, doubt, since: at, lagMs: -60_000 })) }, NONE, now).words[0]
    expect(told('frozen')).toBe('frozen for 3 min: the same book far longer than usual, while other venues moved')
    expect(told('blocked')).toBe('blocked for 3 min: no')
    expect(told('refused')).toBe('refused for 3 min: no')
    expect(told('waiting')).toBe('no book for 3 min')
    expect(told('stale')).toBe('stale for 3 min: its newest book is 0.5 s old')
    expect(told('live', 'future')).toBe('future for 3 min: 2 books are dated ahead, up to 60 s')
  })

  it('counts books that fail while others come', () => {
    const books = (['live', 'stale', 'stale', 'unlisted'] as const).map(state => book({ state }))
    expect(troubleOf({ ...WELL, books }, NONE)).toEqual({ gravity: 2, words: ['2 of its 3 books stale'] })
  })

  it('tells of a list that could not be had', () => {
    expect(troubleOf({ ...WELL, list: { ...WELL.list, why: 'HTTP 500' } }, NONE)).toEqual({
      gravity: 1,
      words: ['market list: HTTP 500']
    })
  })
})

describe('the rows', () => {
  const named = (name: string, part: Partial<VenueInfo>): VenueInfo => ({
    ...WELL,
    venue: name.toLowerCase(),
    name,
    ...part
  })
  const rows = healthRows(
    [
      named('Alpha', { ageMs: null, latencyMs: null }),
      named('Beta', { ageMs: 300, state: 'stale' }),
      named('Gamma', { ageMs: 100, state: 'ageing' }),
      named('Delta', { ageMs: 200 })
    ],
    []
  )
  const names = (order = USUAL_ORDER) => inOrder(rows, order).map(row => row.venue.name)

  it('have who is in trouble first, then go by name', () => {
    expect(names()).toEqual(['Beta', 'Gamma', 'Alpha', 'Delta'])
  })

  it('go by any column, either way, what is not known last', () => {
    expect(names({ by: 'age', falling: true })).toEqual(['Beta', 'Delta', 'Gamma', 'Alpha'])
    expect(names({ by: 'age', falling: false })).toEqual(['Gamma', 'Delta', 'Beta', 'Alpha'])
    expect(names({ by: 'venue', falling: true })).toEqual(['Gamma', 'Delta', 'Beta', 'Alpha'])
  })

  it('turn round when their column is chosen again', () => {
    expect(nextOrder(USUAL_ORDER, 'p95')).toEqual({ by: 'p95', falling: true })
    expect(nextOrder({ by: 'p95', falling: true }, 'p95')).toEqual({ by: 'p95', falling: false })
    expect(nextOrder(USUAL_ORDER, 'venue')).toEqual({ by: 'venue', falling: false })
  })

  it('are summed up', () => {
    expect(overall(rows)).toBe('1 of 4 venues has trouble: Beta.')
    const five = healthRows(
      ['A', 'B', 'C', 'D', 'E'].map(name => named(name, { state: 'stale' })),
      []
    )
    expect(overall(five)).toBe('5 of 5 venues have trouble: A, B, C and 2 more.')
    expect(overall(rows.slice(2))).toBe('All 2 venues answer.')
    expect(overall([])).toBe('Nothing is known of the venues yet.')
  })
})

describe('the figures', () => {
  it('tell counts with what failed first', () => {
    expect(
      countsText(
        new Map([
          ['unchanged', 4],
          ['fresh', 1200],
          ['limited', 2],
          ['refused', 3]
        ])
      )
    ).toBe('refused 3, limited 2, fresh 1,200, unchanged 4')
    expect(countsText({})).toBe('')
  })

  it('tell budgets by their windows', () => {
    expect(limitsText(WELL.limits)).toBe('6,000\u00a0in\u00a01\u00a0min, 20\u00a0in\u00a00.5\u00a0s')
    expect(roomText(null)).toBe('')
    expect(roomText(WELL.room)).toBe('')
    expect(roomText({ named: 3, namedAtMost: 3, more: 1, refused: 1 })).toBe('; no room for 1 more book')
    expect(roomText({ named: 143, namedAtMost: 9, more: 0, refused: 12 })).toBe(
      '; 143 books are named, of which 9 can be kept fresh; no room for 12 more books'
    )
  })

  it('keep the decimals of a fee', () => {
    expect([0.4, 0.065, 0, null].map(feeText)).toEqual(['0.40 %', '0.065 %', '0.00 %', 'none'])
  })
})
