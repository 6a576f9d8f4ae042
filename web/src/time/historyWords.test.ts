import { describe, expect, it } from 'vitest'
import type { Decimal } from '../wire/decimal'
import { clock } from '../ui/format'
import type { Sample } from './history'
import { imbalanceText, midText, sampleText, sourceText, spreadText, summaryOf, whenText, withinText } from './historyWords'

const heat = { step: 1, bids: { from: 0, sizes: new Float32Array(0) }, asks: { from: 0, sizes: new Float32Array(0) } }
const sample = (time: number, mid: string, spread: string): Sample => ({
  time,
  counted: 3,
  mid: mid as Decimal,
  spreadBps: spread as Decimal,
  near: { bids: { sizes: [3, 6, 9, 9, 9], totals: 2 }, asks: { sizes: [1, 2, 3, 3, 3], totals: 5 }, heat }
})
const gap: Sample = { time: 10_000, counted: 0, mid: undefined, spreadBps: undefined, near: undefined }
const first = sample(0, '100', '1.5')
const last = sample(65_000, '101.25', '-0.5')

describe('what a sample says', () => {
  it('tells floors from totals', () => {
    expect([withinText(first.near, 'bids', 1), withinText(first.near, 'bids', 2), withinText(undefined, 'bids', 2)]).toEqual([
      '6.00',
      '≥ 9.00',
      'none'
    ])
    expect([imbalanceText(first.near, 0), imbalanceText(first.near, 2), imbalanceText(undefined, 0)]).toEqual(['+50.0 %', '≈ +50.0 %', 'none'])
  })

  it('says that there is none', () => {
    expect([midText(gap, 'USD'), spreadText(gap)]).toEqual(['none', 'none'])
    expect(sampleText(undefined, 'BTC-USD', [0])).toBe('nothing recorded')
  })

  it('is one sentence', () => {
    expect(sampleText(last, 'BTC-USD', [0])).toBe(
      `${clock(65_000)}: mid $101.25; spread −0.50 bp; within 10 bp bids 3.00, asks 1.00 BTC, imbalance +50.0 %`
    )
  })
})

describe('the summary', () => {
  it('tells from where to where all went, and its gaps', () => {
    expect(summaryOf([first, gap, last], 'BTC-USD', [])).toBe(
      `From ${clock(0)} to ${clock(65_000)}, with 2 gaps: mid from $100 to $101.25, change +1.25 %; ` +
        `spread from −0.50 bp to 1.50 bp. Last, ${clock(65_000)}: mid $101.25; spread −0.50 bp.`
    )
    expect(summaryOf([], 'BTC-USD', [])).toBe('There is no record of these books yet.')
  })
})

describe('where a record comes from', () => {
  it('is the server, or this page alone', () => {
    expect(sourceText(true, [first], 60_000, undefined)).toBe(`All venues, recorded by the server since ${clock(0)}.`)
    expect(sourceText(false, [first], 60_000, undefined)).toBe(`Recorded here since ${clock(60_000)}, with your choice.`)
    expect(sourceText(true, [first], 60_000, 'gone')).toBe(`Recorded here since ${clock(60_000)}: the server's record is not available: gone.`)
  })
})

describe('a moment', () => {
  it('is now while it is young', () => {
    expect([whenText(undefined, 9), whenText(5_000, 9_000), whenText(0, 72_000)]).toEqual(['now', 'now', `at ${clock(0)}, 72 s ago`])
  })
})
