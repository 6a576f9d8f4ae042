import { describe, expect, it } from 'vitest'
import { apart, linePaths, marksOf, minutesOf, scaleOf, timeAt, valueAt, xOf, yOf, type Frame } from './lines'

const FRAME: Frame = { from: 0, to: 100_000, low: 0, high: 10, left: 10, top: 5, width: 100, height: 50 }
const GAP = 7_500

describe('a frame', () => {
  it('has times from left to right and values from the bottom to the top, and back', () => {
    expect([xOf(FRAME, 0), xOf(FRAME, 50_000), yOf(FRAME, 10), yOf(FRAME, 0)]).toEqual([10, 60, 5, 55])
    expect([timeAt(FRAME, 60), valueAt(FRAME, 55), valueAt(FRAME, 5)]).toEqual([50_000, 0, 10])
  })
})

describe('a line', () => {
  it('joins neighbours', () => {
    const points = [0, 5_000, 10_000].map(time => ({ time, value: 10 }))
    expect(linePaths(points, FRAME, GAP)).toEqual({ totals: 'M10 5L15 5L20 5', floors: '' })
  })

  it('is cut where samples are late and where there is no value', () => {
    const at = (time: number, value?: number) => ({ time, value })
    const points = [at(0, 10), at(5_000, 10), at(10_000), at(15_000, 10), at(20_000, 10), at(50_000, 0), at(55_000, 0)]
    expect(linePaths(points, FRAME, GAP).totals).toBe('M10 5L15 5M25 5L30 5M60 55L65 55')
  })

  it('shows one that stands alone', () => {
    expect(
      linePaths(
        [
          { time: 0, value: 10 },
          { time: 50_000, value: 0, floor: true }
        ],
        FRAME,
        GAP
      )
    ).toEqual({ totals: 'M10 5h1.5', floors: 'M60 55h1.5' })
  })

  it('has what leads to or from a floor apart', () => {
    const points = [0, 5_000, 10_000, 15_000, 20_000].map(time => ({ time, value: 10, floor: time === 10_000 }))
    expect(linePaths(points, FRAME, GAP)).toEqual({ totals: 'M10 5L15 5M25 5L30 5', floors: 'M15 5L20 5L25 5' })
  })
})

describe('a scale', () => {
  it('holds all values on whole steps', () => {
    expect(scaleOf([0.3, -3.9], [0])).toEqual({ low: -4, high: 2, step: 2 })
    expect(marksOf(scaleOf([83_410, 83_590]))).toEqual([83_400, 83_450, 83_500, 83_550, 83_600])
    expect(marksOf({ low: 81_890, high: 85_120, step: 1000 })).toEqual([82_000, 83_000, 84_000, 85_000])
  })

  it('has room about a single value, and for none', () => {
    const { low, high, step } = scaleOf([0.00001234])
    expect(low <= 0.00001234 && high >= 0.00001234 && high > low && step > 0).toBe(true)
    expect(scaleOf([])).toEqual({ low: 0, high: 1, step: 1 })
    expect(scaleOf([0], [0])).toMatchObject({ low: 0 })
  })

  it('marks tiny prices without the noise of doubles', () => {
    expect(marksOf({ low: 0.0000123, high: 0.0000125, step: 0.0000001 })).toEqual([0.0000123, 0.0000124, 0.0000125])
  })
})

describe('the minutes', () => {
  it('are whole and no nearer together than their labels', () => {
    const frame = { ...FRAME, from: 30_000, to: 930_000, width: 300 }
    expect(minutesOf(frame, 64)).toEqual([300_000, 600_000, 900_000])
    expect(minutesOf({ ...frame, width: 1200 }, 64)).toHaveLength(15)
  })
})

describe('labels', () => {
  it('move apart, and no further than the bounds', () => {
    expect(apart([20, 21, 50], 10, 0, 100)).toEqual([20, 30, 50])
    expect(apart([99, 98, 0], 10, 0, 100)).toEqual([100, 90, 0])
  })
})
