import { describe, expect, it } from 'vitest'
import type { Heat, Sample } from './history'
import type { Decimal } from '../wire/decimal'
import { limitsAt, paint, pricesOf, ramp, restingSizes } from './heat'
import type { Frame } from './lines'

function sample(time: number, heat: Partial<Heat> & { step: number }, mid = '100'): Sample {
  const within = { sizes: [0, 0, 0, 0, 0], totals: 5 }
  const none = { from: 0, sizes: new Float32Array(0) }
  return {
    time,
    counted: 1,
    mid: mid as Decimal,
    spreadBps: undefined,
    near: { bids: within, asks: within, heat: { bids: none, asks: none, ...heat } }
  }
}
const side = (from: number, ...sizes: number[]) => ({ from, sizes: Float32Array.from(sizes) })
const gap = (time: number): Sample => ({ time, counted: 0, mid: undefined, spreadBps: undefined, near: undefined })

const luminance = (colour: number) => {
  const [red = 0, green = 0, blue = 0] = [0, 8, 16].map(shift => {
    const part = ((colour >> shift) & 255) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

describe('the colours', () => {
  it('grow lighter on a dark ground and darker on a light one, step by step', () => {
    const rises = (colours: Uint32Array) => [...colours.slice(1)].map((colour, i) => Math.sign(luminance(colour) - luminance(colours[i] ?? 0)))
    expect(new Set(rises(ramp(true)))).toEqual(new Set([1]))
    expect(new Set(rises(ramp(false)))).toEqual(new Set([-1]))
  })

  it('are opaque, and go from near the ground to far from it', () => {
    for (const [dark, ground] of [
      [true, 0xff17110d],
      [false, 0xffffffff]
    ] as const) {
      const colours = ramp(dark)
      const contrast = (colour: number) => {
        const [a, b] = [luminance(colour), luminance(ground)]
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
      }
      expect(contrast(colours[0] ?? 0)).toBeLessThan(1.15)
      expect(contrast(colours.at(-1) ?? 0)).toBeGreaterThan(7)
      expect(colours.every(colour => colour >>> 24 === 255)).toBe(true)
    }
  })
})

describe('the limits', () => {
  const sizes = Float32Array.from({ length: 101 }, (_, i) => i)

  it('are percentiles of what rests', () => {
    expect(limitsAt(sizes, 15, 96)).toEqual({ floor: 15, peak: 96 })
    expect(limitsAt(new Float32Array(0), 15, 96)).toBeUndefined()
  })

  it('leave out what is empty or not shown, and take wider buckets for what the last would hold of them', () => {
    const samples = [
      sample(0, { step: 2, bids: side(40, 8, 0, 6), asks: side(60, 5) }),
      sample(5, { step: 1, bids: side(90, 1), asks: side(101, 2) })
    ]
    expect([...restingSizes(samples, 0, 1000)]).toEqual([1, 2, 2.5, 3, 4])
    expect([...restingSizes(samples, 80, 100)]).toEqual([1, 3, 4])
  })
})

describe('the prices', () => {
  const samples = [sample(0, { step: 1, bids: side(90, 1), asks: side(104, 1, 2) }), gap(5)]

  it('reach from the lowest to the highest bucket', () => {
    expect(pricesOf(samples, 50)).toEqual([90, 106])
  })

  it('go no further from the mid than wanted', () => {
    expect(pricesOf(samples, 1)).toEqual([99, 101])
  })

  it('are none where nothing rests', () => {
    expect(pricesOf([gap(0)], 2)).toBeUndefined()
  })
})

describe('the picture', () => {
  const colours = Uint32Array.from([10, 20, 30, 40])
  const frame: Frame = { from: 0, to: 20_000, low: 100, high: 104, left: 3, top: 3, width: 4, height: 4 }
  const rowsOf = (pixels: Uint32Array, width: number) =>
    Array.from({ length: pixels.length / width }, (_, y) => [...pixels.slice(y * width, (y + 1) * width)])

  it('has a bucket at its price and a sample from its time to the next, with gaps see-through', () => {
    const samples = [sample(0, { step: 1, bids: side(100, 4), asks: side(102, 1, 2) }), gap(5_000), sample(10_000, { step: 1, bids: side(101, 3) })]
    expect(rowsOf(paint(samples, frame, { floor: 0, peak: 4 }, colours), 4)).toEqual([
      [30, 0, 10, 0],
      [20, 0, 10, 0],
      [10, 0, 40, 0],
      [40, 0, 10, 0]
    ])
  })

  it('shows the strongest of the buckets that fall in a row of pixels, each in one row', () => {
    const samples = [sample(0, { step: 1, bids: side(100, 1, 0, 3, 0) })]
    expect(rowsOf(paint(samples, { ...frame, height: 2, width: 1, to: 5_000 }, { floor: 0, peak: 4 }, colours), 1)).toEqual([[40], [20]])
  })

  it('fills all rows of a bucket that is wider than a pixel, by what it holds for its width', () => {
    const samples = [sample(0, { step: 2, bids: side(50, 6, 2) }), sample(5_000, { step: 1, bids: side(100, 3, 3, 1, 1) })]
    expect(rowsOf(paint(samples, { ...frame, width: 2, to: 10_000 }, { floor: 0, peak: 4 }, colours), 2)).toEqual([
      [20, 20],
      [20, 20],
      [40, 40],
      [40, 40]
    ])
  })
})
