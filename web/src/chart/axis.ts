/**
 * The places and the texts of an axis' ticks: pure functions of its ends. Sizes stand on the axis in the measure of the scale: as
 * they are, as their roots or as their logarithms.
 */
import { grouped, placesFor, short, signed } from '../ui/format'
import { roundStep } from '../ui/steps'
import type { ViewState } from '../ui/view'

export interface Tick {
  /** The place in the axis' own measure. */
  readonly at: number
  readonly words: string
}

/** Multiples of a round step within the bounds, at most so many and a few fewer. */
export function multiples(low: number, high: number, most: number): { step: number; values: number[] } {
  if (!(high > low) || most < 1) return { step: 1, values: [] }
  const step = roundStep((high - low) / most)
  const first = Math.ceil(low / step - 1e-9)
  const last = Math.floor(high / step + 1e-9)
  return { step, values: Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => (first + i) * step) }
}

/** Ticks of the price axis: prices, or distances from the reference mid. */
export function priceTicks(low: number, high: number, reference: number, x: ViewState['x'], most: number): Tick[] {
  if (x === 'price') {
    const { step, values } = multiples(low, high, most)
    return values.map(at => ({ at, words: grouped(at, placesFor(step)) }))
  }
  const unit = reference / (x === 'percent' ? 100 : 10_000)
  const { step, values } = multiples((low - reference) / unit, (high - reference) / unit, most)
  return values.map(value => ({
    at: reference + value * unit,
    words: Math.abs(value) < step / 2 ? '0' : signed(value, placesFor(step))
  }))
}

/** A size in the measure of the scale. On a logarithmic scale, sizes up to `floor` are at the foot of the axis. */
export function onScale(value: number, scale: ViewState['scale'], floor: number): number {
  if (scale === 'linear') return value
  return scale === 'sqrt' ? Math.sqrt(Math.max(0, value)) : Math.log10(Math.max(value, floor))
}

/** Ticks of a size axis from nothing, or from `floor` where it is logarithmic, to `top`. */
export function sizeTicks(top: number, floor: number, scale: ViewState['scale'], most: number): Tick[] {
  if (scale === 'log') return decades(top, floor, most)
  const { step, values } = multiples(0, top, scale === 'linear' ? most : most * 2)
  const shown = scale === 'linear' ? values : values.filter((_, i) => i === 0 || Number.isInteger(Math.log2(i)))
  return shown.map(value => ({ at: onScale(value, scale, floor), words: amount(value, step) }))
}

function decades(top: number, floor: number, most: number): Tick[] {
  const ticks: Tick[] = []
  const [first, last] = [Math.ceil(Math.log10(floor) - 1e-9), Math.floor(Math.log10(top) + 1e-9)]
  const factors = (last - first + 1) * 3 <= most ? [1, 2, 5] : [1]
  const every = Math.max(1, Math.ceil((last - first + 1) / most))
  for (let power = first; power <= last; power += every) {
    for (const factor of factors) {
      const value = factor * 10 ** power
      if (value <= top) ticks.push({ at: Math.log10(value), words: amount(value, value) })
    }
  }
  return ticks
}

/** Short where it is large: a trader reads `2.5M`, not seven digits. */
function amount(value: number, step: number): string {
  return Math.abs(value) >= 10_000 ? short(value) : grouped(value, placesFor(step))
}
