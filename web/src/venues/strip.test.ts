import { describe, expect, it } from 'vitest'
import type { HeldVenue } from '../book/book'
import { chips, mark, refused, soloed, toggled } from './strip'

const row = (venue: string, more: object = {}) =>
  ({
    venue,
    market: venue,
    instrument: 'BTC-USD',
    state: 'live',
    counted: true,
    why: undefined,
    ageMs: 100,
    receivedAt: 0,
    bids: 1,
    asks: 1,
    reach: { bid: '990', ask: '1020' },
    complete: { bid: false, ask: false },
    ...more
  }) as HeldVenue
const name = (id: string) => id

describe('the strip', () => {
  it('has a chip a venue, in the order of the names, with the shorter side as its reach', () => {
    const made = chips([row('okx'), row('kraken')], 1000, name, undefined)
    expect(made.map(chip => chip.venue)).toEqual(['kraken', 'okx'])
    expect(made[0]).toMatchObject({ counted: true, excluded: false, reach: 1, whole: false, markets: 'BTC-USD' })
  })

  it('says what the depth goes without where a venue refuses', () => {
    const gemini = { venue: 'gemini', lists: true, instruments: ['BTC-USD'] }
    expect(refused(gemini)).toBe('refused here, lists BTC-USD')
    expect(refused({ ...gemini, lists: false, instruments: [] })).toBe('refused here, does not list it')
    expect(refused({ ...gemini, lists: undefined, instruments: [] })).toBe('refused here, markets unknown')
  })

  it('tells for how long a frozen book has been the same', () => {
    const frozen = chips([row('okx', { counted: false, state: 'frozen', why: 'frozen', unchangedMs: 60_000 })], 1000, name, undefined)
    expect(frozen[0]?.ageMs).toBe(60_100)
    expect(chips([row('okx', { unchangedMs: 60_000 })], 1000, name, undefined)[0]?.ageMs).toBe(100)
  })

  it('marks no venue as well whose book its own time speaks against', () => {
    const marked = (more: object, chosen?: readonly string[]) => chips([row('okx', { counted: false, ...more })], 1000, name, chosen).map(mark)
    expect(marked({ why: 'future' })).toEqual(['live future'])
    expect(marked({ why: 'stale', state: 'stale' })).toEqual(['stale'])
    expect(marked({ why: 'excluded' }, ['kraken'])).toEqual(['excluded'])
  })

  it('tells the best of several markets', () => {
    const [chip] = chips(
      [row('okx', { counted: false, state: 'stale', why: 'stale' }), row('okx', { instrument: 'BTC-USDT', reach: { bid: '995', ask: '1001' } })],
      1000,
      name,
      undefined
    )
    expect(chip).toMatchObject({ state: 'live', counted: true, reach: 0.1, markets: 'BTC-USDT' })
  })

  it('says that a book is whole, why one does not count, and that the reader left one out', () => {
    const whole = chips([row('okx', { complete: { bid: true, ask: true } })], 1000, name, undefined)[0]
    expect(whole).toMatchObject({ whole: true, reach: undefined })
    const out = (more: object) => chips([row('okx', { counted: false, ...more })], 1000, name, undefined)[0]
    expect(out({ why: 'unconverted' })).toMatchObject({ why: 'unconverted', excluded: false })
    expect(chips([row('okx', { counted: false, why: 'excluded' })], 1000, name, ['kraken'])[0]).toMatchObject({ why: undefined, excluded: true })
    // The chip is toggled, and the server has not answered yet.
    expect(out({ why: 'excluded' })).toMatchObject({ excluded: false })
    expect(chips([row('okx')], 1000, name, ['kraken'])[0]).toMatchObject({ excluded: true })
    expect(out({ why: 'stale', state: 'stale' })).toMatchObject({ why: undefined, state: 'stale' })
  })
})

describe('the choice of venues', () => {
  const all = ['a', 'b', 'c']
  it('is all but the one that is toggled off, and all again', () => {
    expect(toggled(undefined, 'b', all)).toEqual(['a', 'c'])
    expect(toggled(['a', 'c'], 'b', all)).toBeUndefined()
    expect(toggled(['a'], 'a', all)).toBeUndefined()
  })

  it('is one alone, or all again', () => {
    expect(soloed(undefined, 'b')).toEqual(['b'])
    expect(soloed(['b'], 'b')).toBeUndefined()
    expect(soloed(['a', 'b'], 'b')).toEqual(['b'])
  })
})
