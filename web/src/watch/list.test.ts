import { describe, expect, it } from 'vitest'
import { figuresOf, halves, isShort, joined, KEPT_MS, listed, placesOf, starredOf, stepped, toggled } from './list'
import { historyCsv, type BriefSample } from '../wire/historyCsv'

const sample = (time: number, part: Partial<BriefSample> = {}): BriefSample => ({
  time,
  timeText: new Date(time).toISOString(),
  mid: 100,
  spreadBps: 1,
  counted: 5,
  bid: { size: 2, atLeast: false },
  ask: { size: 1, atLeast: true },
  ...part
})

describe('the list', () => {
  it('has the starred first, each once, and the one that is shown', () => {
    expect(listed(['ETH-USD'], ['BTC-USD', 'ETH-USD'], 'BTC-USD')).toEqual(['ETH-USD', 'BTC-USD'])
    expect(listed([], ['BTC-USD'], 'SOL-USD')).toEqual(['BTC-USD', 'SOL-USD'])
    expect(listed([], ['BTC-USD'], '')).toEqual(['BTC-USD'])
  })
  it('has at most 12 that have no star', () => {
    const polled = Array.from({ length: 30 }, (_, i) => `A${i}-USD`)
    expect(listed(['BTC-USD'], polled, 'BTC-USD')).toHaveLength(13)
  })
  it('is stepped through without an end', () => {
    const list = ['A-USD', 'B-USD', 'C-USD']
    expect(stepped(list, 'C-USD', 1)).toBe('A-USD')
    expect(stepped(list, 'A-USD', -1)).toBe('C-USD')
    expect(stepped(list, 'X-USD', 1)).toBe('A-USD')
    expect(stepped([], 'X-USD', 1)).toBeUndefined()
  })
  it('takes from storage only what is written as an instrument is', () => {
    expect(starredOf('BTC-USD,,<b>,BTC-USD,ETH-EUR')).toEqual(['BTC-USD', 'ETH-EUR'])
    expect(starredOf(null)).toEqual([])
    expect(toggled(toggled([], 'BTC-USD'), 'BTC-USD')).toEqual([])
  })
})

describe('the figures', () => {
  it('are of the last sample', () => {
    expect(figuresOf([sample(0), sample(5_000, { mid: 101 })], 6_000)).toMatchObject({ mid: 101, old: false, usual: undefined })
    expect(figuresOf([], 0)).toBeUndefined()
    expect(figuresOf([sample(0)], 21_000)?.old).toBe(true)
  })
  it('tell that fewer venues count than usual, once that is known', () => {
    const calm = Array.from({ length: 12 }, (_, i) => sample(i * 5_000))
    const now = figuresOf([...calm, sample(60_000, { counted: 4 })], 60_000)
    expect(now?.usual).toBe(5)
    expect(now !== undefined && isShort(now)).toBe(true)
    const few = figuresOf([sample(0), sample(5_000, { counted: 4 })], 5_000)
    expect(few !== undefined && isShort(few)).toBe(false)
  })
  it('fill the bar by the larger side', () => {
    expect(halves(sample(0))).toEqual({ bid: 1, ask: 0.5 })
    expect(halves({ bid: undefined, ask: undefined })).toEqual({ bid: 0, ask: 0 })
  })
  it('are kept for 15 minutes, each once', () => {
    const kept = joined([sample(0), sample(5_000)], [sample(5_000), sample(KEPT_MS + 1_000)])
    expect(kept.map(each => each.time)).toEqual([5_000, KEPT_MS + 1_000])
  })
  it('have about six digits', () => {
    expect([83_496.61, 1.23, 0.00001234, 0].map(placesOf)).toEqual([1, 5, 10, 0])
  })
})

describe('the samples in brief', () => {
  const HEAD = 'time,sequence,mid,spreadBps,counted,bid25,bid25AtLeast,ask25,ask25AtLeast'
  it('are read by the names of their columns', () => {
    const text = `${HEAD}\n2026-12-01T10:51:48.279Z,86,83462.5,-1.05,12,499.2,true,489.8,false\n2026-12-01T10:51:53.279Z,87,,,0,,,,\n`
    expect(historyCsv(text)).toMatchObject([
      { mid: 83462.5, spreadBps: -1.05, counted: 12, bid: { size: 499.2, atLeast: true }, ask: { size: 489.8, atLeast: false } },
      { mid: undefined, spreadBps: undefined, counted: 0, bid: undefined }
    ])
    expect(historyCsv(HEAD)).toEqual([])
  })
  it('are refused where columns are missing or a time is wrong', () => {
    expect(() => historyCsv('<html>')).toThrow('must have the columns time,mid')
    expect(() => historyCsv(`${HEAD}\nsoon,1`)).toThrow('must be rows that begin with a time')
  })
})
