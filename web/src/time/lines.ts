/**
 * Values over time as paths for an SVG: pure functions of the points and the frame that they are drawn into. Times are
 * milliseconds since 1970, places are pixels from the upper left.
 */
import { roundStep } from '../ui/steps'

export interface Point {
  readonly time: number
  /** Undefined where there is none. */
  readonly value: number | undefined
  /** Whether it is at least so much. */
  readonly floor?: boolean
}

/** The plot that a range of times and values fills. */
export interface Frame {
  readonly from: number
  readonly to: number
  readonly low: number
  readonly high: number
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

export function xOf(frame: Frame, time: number): number {
  return frame.left + ((time - frame.from) / (frame.to - frame.from)) * frame.width
}

export function yOf(frame: Frame, value: number): number {
  return frame.top + ((frame.high - value) / (frame.high - frame.low)) * frame.height
}

export function timeAt(frame: Frame, x: number): number {
  return frame.from + ((x - frame.left) / frame.width) * (frame.to - frame.from)
}

export function valueAt(frame: Frame, y: number): number {
  return frame.high - ((y - frame.top) / frame.height) * (frame.high - frame.low)
}

/**
 * The lines between points: those of totals, and those that lead to or from a floor. Points further apart than `gapMs`, or
 * with one without a value between them, are not joined; one that stands alone is a short stroke.
 */
export function linePaths(points: readonly Point[], frame: Frame, gapMs: number): { totals: string; floors: string } {
  const paths = { totals: '', floors: '' }
  let pen: { kind: 'totals' | 'floors'; time: number } | undefined
  for (let i = 0; i < points.length; i++) {
    const point = points[i] as Point
    const before = joined(points[i - 1], point, gapMs)
    const after = joined(point, points[i + 1], gapMs)
    if (point.value === undefined) continue
    const place = `${round(xOf(frame, point.time))} ${round(yOf(frame, point.value))}`
    if (before !== undefined) {
      const kind = before.floor || point.floor ? 'floors' : 'totals'
      if (pen?.kind !== kind || pen.time !== before.time) {
        paths[kind] += `M${round(xOf(frame, before.time))} ${round(yOf(frame, before.value ?? 0))}`
      }
      paths[kind] += `L${place}`
      pen = { kind, time: point.time }
    } else if (after === undefined) {
      paths[point.floor ? 'floors' : 'totals'] += `M${place}h1.5`
    }
  }
  return paths
}

/** The one of two neighbours that the other is joined to: the first, if both have values and stand near each other. */
function joined(first: Point | undefined, second: Point | undefined, gapMs: number): Point | undefined {
  if (first?.value === undefined || second?.value === undefined) return undefined
  return second.time - first.time <= gapMs ? first : undefined
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10
}

export interface Scale {
  readonly low: number
  readonly high: number
  /** The distance between its marks. */
  readonly step: number
}

/**
 * A range on whole steps of 1, 2 or 5 times a power of ten that holds all the values.
 *
 * @param about values that it holds in any case, such as 0 for sizes
 * @param most about the most steps
 */
export function scaleOf(values: readonly number[], about: readonly number[] = [], most = 4): Scale {
  const all = [...values, ...about].filter(Number.isFinite)
  const lowest = Math.min(...all)
  const highest = Math.max(...all)
  if (all.length === 0) return { low: 0, high: 1, step: 1 }
  const width = highest - lowest || Math.abs(highest) * 1e-4 || 1
  const step = roundStep(width / most)
  const low = Math.floor(lowest / step + 1e-9) * step
  const high = Math.ceil(highest / step - 1e-9) * step
  return { low, high: high > low ? high : low + step, step }
}

/** The marks within a scale, from the lowest. */
export function marksOf({ low, high, step }: Scale): readonly number[] {
  const first = Math.ceil(low / step - 1e-9)
  const last = Math.floor(high / step + 1e-9)
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => clean((first + i) * step))
}

/** Without what multiplying doubles leaves in the last digits. */
function clean(value: number): number {
  return Number(value.toPrecision(12))
}

const MINUTE = 60_000

/** Whole minutes in a frame, as near together as their labels can stand. */
export function minutesOf(frame: Frame, leastPixels: number): readonly number[] {
  const pixels = (minutes: number) => (minutes * MINUTE * frame.width) / (frame.to - frame.from)
  const every = ([1, 2, 5, 15].find(minutes => pixels(minutes) >= leastPixels) ?? 15) * MINUTE
  const first = Math.ceil(frame.from / every) * every
  return Array.from({ length: Math.max(0, Math.floor((frame.to - first) / every) + 1) }, (_, i) => first + i * every)
}

/** Places for labels that stand under one another, moved no further than needed so that they are `least` apart, within bounds. */
export function apart(places: readonly number[], least: number, top: number, bottom: number): readonly number[] {
  const order = places.map((_, i) => i).sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0))
  const moved = [...places]
  let free = top
  for (const i of order) free = (moved[i] = Math.max(moved[i] ?? 0, free)) + least
  free = bottom
  for (const i of order.reverse()) free = (moved[i] = Math.min(moved[i] ?? 0, free)) - least
  return moved
}
