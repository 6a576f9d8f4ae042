import { describe, expect, it } from 'vitest'
import { askedRange, firstRange, follow, followTop, panned, widestHonest, windowAbout } from './window'
import type { Measures, VenueRow } from '../wire/decode'

describe('the window', () => {
  it('stays while the mid is in its calm middle and moves when it leaves', () => {
    const first = follow(undefined, 1000, 1)
    expect(first).toEqual({ middle: 1000, low: 990, high: 1010 })
    expect(follow(first, 1000.9, 1)).toBe(first)
    expect(follow(first, 1001.1, 1)).toEqual(windowAbout(1001.1, 1))
  })

  it('is as wide where it is panned', () => {
    expect(panned(windowAbout(1000, 1), 2)).toEqual({ middle: 1020, low: 1010, high: 1030 })
    expect(panned(windowAbout(1000, 1), 0)).toEqual(windowAbout(1000, 1))
  })

  it('moves when another width is wanted', () => {
    expect(follow(windowAbout(1000, 1), 1000, 2)).toEqual(windowAbout(1000, 2))
  })

  it('first is the widest that most counted venues reach', () => {
    const venue = (bid: string, ask: string, counted = true) => ({ counted, reach: { bid, ask } }) as unknown as VenueRow
    const measures = { referenceMid: '1000' } as unknown as Measures
    expect(widestHonest(measures, [venue('900', '1100'), venue('980', '1020'), venue('999', '1001')])).toBe(2)
    expect(widestHonest(measures, [venue('900', '1100'), venue('1', '9000', false)])).toBe(10)
    expect(widestHonest(measures, [venue('999.9', '1000.1')])).toBe(0.1)
  })

  it('grows at once in height and shrinks when much of it is empty', () => {
    expect(followTop(undefined, 100)).toBeCloseTo(110)
    expect(followTop(110, 105)).toBe(110)
    expect(followTop(110, 120)).toBeCloseTo(132)
    expect(followTop(110, 75)).toBe(110)
    expect(followTop(110, 50)).toBeCloseTo(55)
    expect(followTop(110, 0)).toBe(110)
  })

  it('first is wider where the honest one would show next to nothing', () => {
    const measures = { referenceMid: '1000' } as unknown as Measures
    const venue = { counted: true, reach: { bid: '999', ask: '1001' } } as unknown as VenueRow
    const levels = (perCent: number) => ({ bids: perCent * 20, asks: perCent * 40 })
    expect(firstRange(measures, [venue], levels)).toBe(0.5)
    expect(firstRange(measures, [venue], () => ({ bids: 99, asks: 99 }))).toBe(0.1)
    expect(firstRange(measures, [venue], () => ({ bids: 0, asks: 99 }))).toBe(0.1)
  })
})

it('asks for the preset that holds a range and some more, as a number that can be read', () => {
  expect([0.05, 0.1, 0.2, 1, 10].map(askedRange)).toEqual([0.115, 0.115, 0.2875, 1.15, 11.5])
})
