import { describe, expect, it } from 'vitest'
import type { Book } from '../book/book'
import { cumulate } from '../book/columns'
import { levelFrom, mirrored, oldest, pointable, reading } from './readout'
import { levelsOf } from '../book/levels'
import type { Row } from '../wire/decode'

const rows = (...list: [string, string, Record<string, string>?][]) => levelsOf(list as unknown as Row[])
const asks = rows(['101', '1', { a: '1' }], ['102', '3', { a: '1', b: '2' }], ['110', '5', { b: '5' }])
const bids = rows(['99', '2', { a: '2' }])
const book = (more: object = {}) => ({ bids, asks, measures: { reach: { bid: undefined, ask: '105' } }, venues: [], ...more }) as unknown as Book

describe('a reading', () => {
  it('tells what rests up to the price, what it costs to clear and who has it', () => {
    const read = reading(book(), cumulate(asks), 'ask', 102, 100)
    expect(read).toMatchObject({ price: 102, distance: 0.02, size: 4, notional: 407, average: 101.75, atLeast: false })
    expect(read.slippageBps).toBeCloseTo(175)
    expect(read.venues).toEqual([
      { venue: 'a', size: 2, share: 0.5 },
      { venue: 'b', size: 2, share: 0.5 }
    ])
  })

  it('beyond the reach is a floor', () => {
    expect(reading(book(), cumulate(asks), 'ask', 105, 100).atLeast).toBe(false)
    expect(reading(book(), cumulate(asks), 'ask', 106, 100)).toMatchObject({ size: 4, atLeast: true })
    expect(reading(book(), cumulate(bids), 'bid', 1, 100)).toMatchObject({ size: 2, atLeast: false })
  })

  it('where nothing rests has no average', () => {
    expect(reading(book(), cumulate(asks), 'ask', 100.5, 100)).toMatchObject({ size: 0, average: undefined, slippageBps: undefined, venues: [] })
  })
})

describe('the crosshair', () => {
  it('has its mirror image at the same distance on the other side', () => {
    expect(mirrored(98, 100)).toEqual({ bid: 98, ask: 102 })
    expect(mirrored(103, 100)).toEqual({ bid: 97, ask: 103 })
  })

  it('goes from level to level of both sides', () => {
    const from = (price: number, by: number) => levelFrom(cumulate(bids), cumulate(asks), price, by)
    expect(from(100, 1)).toBe(101)
    expect(from(101, 1)).toBe(102)
    expect(from(101, -1)).toBe(99)
    expect(from(100, -1)).toBe(99)
    expect(from(100, 10)).toBe(110)
    expect(from(102, -10)).toBe(99)
    expect(levelFrom(cumulate(rows()), cumulate(rows()), 1, 1)).toBeUndefined()
  })

  it('locks at a plain decimal', () => {
    expect(pointable(83512.349999, 1)).toBe('83512.3')
    expect(pointable(0.0000123, 9)).toBe('0.0000123')
    expect(pointable(500, 0)).toBe('500')
  })
})

describe('ages', () => {
  it('the oldest counted book ages on', () => {
    const venues = [
      { counted: true, ageMs: 100, receivedAt: 0 },
      { counted: true, ageMs: 50, receivedAt: 10 },
      { counted: false, ageMs: 9e9, receivedAt: 0 }
    ]
    expect(oldest(book({ venues }), 1000)).toBe(1100)
    expect(oldest(book(), 1000)).toBeUndefined()
  })
})
