import { describe, expect, it } from 'vitest'
import { multiples, onScale, priceTicks, sizeTicks } from './axis'

const words = (ticks: { words: string }[]) => ticks.map(tick => tick.words)

describe('ticks', () => {
  it('step by 1, 2 or 5 times a power of ten', () => {
    expect(multiples(0.95, 5.2, 5)).toEqual({ step: 1, values: [1, 2, 3, 4, 5] })
    expect(multiples(5, 5, 5).values).toEqual([])
  })

  it('of prices tell them apart, small ones without an exponent', () => {
    expect(words(priceTicks(83_000, 84_000, 83_500, 'price', 5))).toEqual(['83,000', '83,200', '83,400', '83,600', '83,800', '84,000'])
    expect(words(priceTicks(0.0000121, 0.0000125, 0.0000123, 'price', 4))).toEqual(['0.0000121', '0.0000122', '0.0000123', '0.0000124', '0.0000125'])
  })

  it('of distances are from the reference mid', () => {
    const ticks = priceTicks(990, 1010, 1000, 'percent', 5)
    expect(words(ticks)).toEqual(['−1.0', '−0.5', '0', '+0.5', '+1.0'])
    expect(ticks[1]?.at).toBeCloseTo(995)
    expect(words(priceTicks(999, 1001, 1000, 'bps', 4))).toEqual(['−10', '−5', '0', '+5', '+10'])
  })

  it('of sizes are short where they are large', () => {
    expect(words(sizeTicks(2.2, 0, 'linear', 5))).toEqual(['0.0', '0.5', '1.0', '1.5', '2.0'])
    expect(words(sizeTicks(4e6, 0, 'linear', 4))).toEqual(['0', '1M', '2M', '3M', '4M'])
  })

  it('of a logarithmic axis are at powers of ten', () => {
    const ticks = sizeTicks(1500, 0.5, 'log', 4)
    expect(words(ticks)).toEqual(['1', '10', '100', '1,000'])
    expect(ticks.map(tick => tick.at)).toEqual([0, 1, 2, 3])
  })

  it('of roots thin out towards the top', () => {
    const ticks = sizeTicks(100, 0, 'sqrt', 5)
    expect(words(ticks)).toEqual(['0', '10', '20', '40', '80'])
    expect(ticks[4]?.at).toBeCloseTo(Math.sqrt(80))
  })
})

describe('a size on its scale', () => {
  it('is never below the foot', () => {
    expect([onScale(9, 'linear', 1), onScale(9, 'sqrt', 1), onScale(0, 'log', 0.1), onScale(100, 'log', 0.1)]).toEqual([9, 3, -1, 2])
  })
})
