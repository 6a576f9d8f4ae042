import { expect, it } from 'vitest'
import { beginOf, figuresOf, MEASURES, seriesOf } from './series'
import type { Sample } from './history'
import type { Decimal } from '../wire/decimal'

const heat = { step: 1, bids: { from: 0, sizes: new Float32Array(0) }, asks: { from: 0, sizes: new Float32Array(0) } }
const sample = (time: number, mid: string): Sample => ({
  time,
  counted: 3,
  mid: mid as Decimal,
  spreadBps: '-0.5' as Decimal,
  near: { bids: { sizes: [1, 2, 3, 4, 5], totals: 5 }, asks: { sizes: [1, 1, 1, 1, 2], totals: 2 }, heat }
})
const SAMPLES = [sample(0, '100'), sample(5_000, '101')]

it('each measure has lines that its scale holds', () => {
  for (const measure of MEASURES) {
    const { lines, scale, mark } = seriesOf(measure, SAMPLES, [1, 3])
    for (const { points } of lines) {
      for (const { value } of points) {
        expect(value).toBeGreaterThanOrEqual(scale.low)
        expect(value).toBeLessThanOrEqual(scale.high)
      }
    }
    expect(mark(scale.high)).not.toBe('')
  }
  expect(seriesOf('bands', SAMPLES, [1, 3]).lines.map(line => [line.label, line.side, line.points[0]?.value, line.points[0]?.floor])).toEqual([
    ['25', 'bid', 2, false],
    ['25', 'ask', -1, false],
    ['100', 'bid', 4, false],
    ['100', 'ask', -1, true]
  ])
  expect(seriesOf('spread', SAMPLES, []).scale.high).toBeCloseTo(0)
})

it('figures are those of one sample', () => {
  expect(figuresOf('mid', SAMPLES[1], [], 'USD')).toEqual([{ label: '', text: '$101' }])
  expect(figuresOf('spread', SAMPLES[1], [], 'USD')).toEqual([{ label: '', text: '−0.50 bp' }])
  expect(figuresOf('bands', SAMPLES[1], [3], 'USD')).toEqual([{ label: '100 bp', text: '4.00', other: '≥ 1.00' }])
  expect(figuresOf('imbalance', SAMPLES[1], [1], 'USD')).toEqual([{ label: '25 bp', text: '+33.3 %' }])
  expect(figuresOf('mid', undefined, [], 'USD')).toEqual([{ label: '', text: 'none' }])
})

it('the axis begins with the record, once that is a minute old', () => {
  expect(beginOf(SAMPLES, 59_999)).toBeUndefined()
  expect(beginOf([], 0)).toBeUndefined()
  expect(beginOf(SAMPLES, 60_000)).toBe(0)
  expect(beginOf(SAMPLES, 16 * 60_000)).toBe(60_000)
})
