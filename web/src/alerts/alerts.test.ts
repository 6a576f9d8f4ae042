import { describe, expect, it } from 'vitest'
import { armed, COOL_MS, HOLD_MS, MISSED_MS, step, switched, type Alert, type Band, type Facts, type Rule } from './alerts'

const START = Date.UTC(2026, 10, 21, 14)

interface Told {
  mid?: number
  spread?: number
  /** Each venue's size within any band; undefined where it does not count. */
  venues?: Record<string, number | undefined>
}

function facts({ mid, spread, venues = { kraken: 10, okx: 10 } }: Told): Facts {
  const counting = Object.entries(venues).filter((each): each is [string, number] => each[1] !== undefined)
  const band: Band = { size: counting.reduce((sum, [, size]) => sum + size, 0), byVenue: new Map(counting) }
  return {
    mid,
    spreadBps: spread,
    venues: new Map(Object.entries(venues).map(([venue, size]) => [venue, size !== undefined])),
    band: () => band,
    about: () => band
  }
}

const of = (rule: Rule): Alert => armed('a', { instrument: 'BTC-USD', rule })
const PRICE = of({ kind: 'price', way: 'above', price: 100 })
const BAND = of({ kind: 'band', side: 'bid', bps: 25, size: 15 })

/** The alert after books a second apart, beginning at a second; undefined is a second without a book. */
function run(alert: Alert, told: readonly (Told | undefined)[], from = 0): Alert {
  return told.reduce<Alert>((now, each, i) => {
    const at = START + (from + i) * 1_000
    return step(now, each && facts(each), at, at - 1_000)
  }, alert)
}
const times = <T>(count: number, each: T): T[] => Array.from({ length: count }, () => each)

describe('an alert fires', () => {
  it('once its condition has held for 3 s', () => {
    expect(run(PRICE, times(3, { mid: 101 })).count).toBe(0)
    const fired = run(PRICE, times(4, { mid: 101 }))
    expect(fired).toMatchObject({ count: 1, unread: 1, firedAt: START + HOLD_MS, waiting: undefined })
  })
  it('not where the condition was left in between', () => {
    expect(run(PRICE, [{ mid: 101 }, { mid: 101 }, { mid: 99 }, { mid: 101 }, { mid: 101 }]).count).toBe(0)
  })
  it('not where no book came in between', () => {
    expect(run(PRICE, [{ mid: 101 }, { mid: 101 }, undefined, { mid: 101 }, { mid: 101 }]).count).toBe(0)
    const woken = step(run(PRICE, [{ mid: 101 }]), facts({ mid: 101 }), START + 60_000, START)
    expect(woken).toMatchObject({ count: 0, since: START + 60_000 })
  })
  it('once as long as the condition stays', () => {
    expect(run(PRICE, times(300, { mid: 101 })).count).toBe(1)
  })
  it('again once the market has clearly left the condition and 60 s are over', () => {
    const once = run(PRICE, times(4, { mid: 101 }))
    const hardly = run(once, [...times(80, { mid: 99.99 }), ...times(10, { mid: 101 })], 4)
    expect(hardly.count).toBe(1)
    const soon = run(once, [{ mid: 99 }, ...times(10, { mid: 101 })], 4)
    expect(soon.count).toBe(1)
    expect(run(soon, times(COOL_MS / 1_000, { mid: 101 }), 15).count).toBe(2)
  })
  it('never while it is off, and as new when it is on again', () => {
    const off = switched(PRICE, false)
    expect(run(off, times(10, { mid: 101 }))).toBe(off)
    expect(run(switched(off, true), times(4, { mid: 101 })).count).toBe(1)
  })
})

describe('the kinds', () => {
  it.each<[string, Rule, Told, Told]>([
    ['a price from above', { kind: 'price', way: 'below', price: 100 }, { mid: 100.5 }, { mid: 100 }],
    ['a spread that widens', { kind: 'spread', way: 'above', bps: 5 }, { spread: 4 }, { spread: 5 }],
    ['a spread that crosses', { kind: 'spread', way: 'below', bps: -1 }, { spread: 0 }, { spread: -1.5 }],
    ['a venue that is lost', { kind: 'venue', venue: 'okx' }, {}, { venues: { kraken: 10, okx: undefined } }],
    ['a venue that is listed no more', { kind: 'venue', venue: 'okx' }, {}, { venues: { kraken: 10 } }],
    ['a band', { kind: 'band', side: 'ask', bps: 10, size: 15 }, {}, { venues: { kraken: 10, okx: 4 } }],
    ['a wall', { kind: 'wall', side: 'bid', price: 99, size: 20 }, {}, { venues: { kraken: 4, okx: 5 } }]
  ])('fire for %s', (_, rule, before, after) => {
    const calm = run(of(rule), times(10, before))
    expect(calm).toMatchObject({ count: 0, waiting: undefined })
    expect(run(calm, times(4, after), 10).count).toBe(1)
  })
  it('wait where nothing is known', () => {
    const waiting = { count: 0, waiting: { kind: 'unknown' } }
    expect(run(PRICE, times(9, {}))).toMatchObject(waiting)
    expect(run(of({ kind: 'spread', way: 'above', bps: 5 }), times(9, {}))).toMatchObject(waiting)
    expect(run(BAND, times(9, { venues: { kraken: undefined, okx: undefined } }))).toMatchObject(waiting)
    expect(step(BAND, { ...facts({}), band: () => undefined }, START)).toMatchObject(waiting)
    expect(run(PRICE, [undefined])).toMatchObject({ waiting: { kind: 'old' } })
  })
})

describe('a band', () => {
  it('that falls only as a venue is out waits for that venue', () => {
    const alert = run(run(BAND, times(5, {})), times(60, { venues: { kraken: 10, okx: undefined } }), 5)
    expect(alert).toMatchObject({ count: 0, waiting: { kind: 'out', venues: ['okx'] } })
    expect(run(alert, times(5, {}), 65)).toMatchObject({ count: 0, waiting: undefined })
  })
  it('that falls at equal coverage fires, also while a venue is out', () => {
    const alert = run(run(BAND, times(5, {})), times(10, { venues: { kraken: 4, okx: undefined } }), 5)
    expect(alert.count).toBe(1)
  })
  it('misses a venue no more that is out for long', () => {
    const alert = run(run(BAND, times(5, {})), times(MISSED_MS / 1_000 + 10, { venues: { kraken: 10, okx: undefined } }), 5)
    expect(alert.count).toBe(1)
  })
  it('never fires for books whose full size, venues that are out with it, stays above', () => {
    let seed = 11
    const chance = () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647
    for (let round = 0; round < 200; round++) {
      const told = Array.from({ length: 100 }, (): Told => ({ venues: { kraken: 8 + chance(), okx: chance() < 0.5 ? undefined : 8 + chance() } }))
      const full = { venues: { kraken: 8, okx: 8 } }
      expect(run(BAND, [full, ...told]).count).toBe(0)
    }
  })
  it('fires at most once a minute and only after 3 s under the bound, whatever comes', () => {
    let seed = 3
    const chance = () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647
    for (let round = 0; round < 50; round++) {
      let alert = BAND
      let [under, last] = [0, -Infinity]
      for (let i = 0; i < 400; i++) {
        const size = chance() < 0.9 ? (alert.since === undefined ? 20 * chance() : 5) : 20
        const at = START + i * 1_000
        const next = step(alert, facts({ venues: { kraken: size } }), at, at - 1_000)
        under = size < 15 ? under + 1 : 0
        if (next.count > alert.count) {
          expect(under).toBeGreaterThan(3)
          expect(at - last).toBeGreaterThanOrEqual(COOL_MS)
          last = at
        }
        alert = next
      }
      expect(alert.count).toBeGreaterThan(0)
    }
  })
})
