import { describe, expect, it } from 'vitest'
import { oldest, reaching, unwell } from './line'
import type { Chip } from './strip'

const chip = (venue: string, more: Partial<Chip> = {}): Chip => ({
  venue,
  state: 'live',
  counted: true,
  excluded: false,
  why: undefined,
  ageMs: 1_000,
  receivedAt: 0,
  reach: 1,
  whole: false,
  markets: 'BTC-USD',
  missing: [],
  ...more
})

describe('the line of venues', () => {
  it('names the venues that are not well, those that do not count first', () => {
    const chips = [
      chip('fine'),
      chip('ageing', { state: 'ageing' }),
      chip('frozen', { state: 'frozen' }),
      chip('stale', { state: 'stale', counted: false }),
      chip('left', { excluded: true, counted: false }),
      chip('twin', { why: 'duplicate', counted: false })
    ]
    expect(unwell(chips).map(({ venue }) => venue)).toEqual(['stale', 'frozen'])
  })

  it('tells the age of the oldest book that counts, which grows until another comes', () => {
    const chips = [chip('a', { ageMs: 500 }), chip('b', { ageMs: 2_000, receivedAt: 100 }), chip('c', { ageMs: 90_000, counted: false })]
    expect(oldest(chips, 600)).toBe(2_500)
    expect(oldest([], 600)).toBeUndefined()
  })

  it('finds the venues that reach far, and offers nothing where all or none do', () => {
    const chips = [chip('near', { reach: 0.2 }), chip('far', { reach: 0.5 }), chip('whole', { reach: undefined, whole: true })]
    expect(reaching(chips, 0.5)).toEqual(['far', 'whole'])
    expect(reaching(chips, 0.1)).toBeUndefined()
    expect(reaching(chips.slice(0, 1), 0.5)).toBeUndefined()
  })
})
