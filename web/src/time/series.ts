/** The lines of one measure over time, with their scale and their figures: functions of the samples. */
import { bps, grouped, placesFor, short, signedPerCent } from '../ui/format'
import { BANDS, imbalance, KEPT_MS, type Near, type Sample } from './history'
import { imbalanceText, isFloor, midText, spreadText, withinText } from './historyWords'
import { scaleOf, type Point, type Scale } from './lines'

export const MEASURES = ['mid', 'spread', 'bands', 'imbalance'] as const
export type Measure = (typeof MEASURES)[number]

export interface Line {
  readonly points: readonly Point[]
  /** Stands at the line's end. */
  readonly label?: string
  readonly side?: 'bid' | 'ask' | undefined
  /** In pixels. */
  readonly weight?: number
  /** Set off from what is painted under it. */
  readonly halo?: boolean
}

export interface Figure {
  readonly label: string
  readonly text: string
  /** The text of the asks, where `text` is of the bids. */
  readonly other?: string
}

export interface Series {
  readonly lines: readonly Line[]
  readonly scale: Scale
  mark(value: number): string
}

/** Less is not drawn: it would be a dash in an empty frame. */
export const LEAST_MS = 60_000
const MARKS = 3

/** @param bands which of {@link BANDS}, the narrowest first */
export function seriesOf(measure: Measure, samples: readonly Sample[], bands: readonly number[]): Series {
  const points = (value: (sample: Sample) => number | undefined, floor?: (near: Near) => boolean): Point[] =>
    samples.map(one => ({ time: one.time, value: value(one), floor: one.near !== undefined && floor !== undefined && floor(one.near) }))
  switch (measure) {
    case 'mid': {
      const lines = [{ points: points(one => number(one.mid)) }]
      const scale = scaleOf(valuesOf(lines), [], MARKS)
      return { lines, scale, mark: value => grouped(value, placesFor(scale.step)) }
    }
    case 'spread': {
      const lines = [{ points: points(one => number(one.spreadBps)) }]
      const scale = scaleOf(valuesOf(lines), [0], MARKS)
      return { lines, scale, mark: value => bps(value, placesFor(scale.step)) }
    }
    // Asks are below zero, so that both sides stand apart.
    case 'bands': {
      const side = (which: 'bids' | 'asks', band: number) =>
        points(
          one => one.near && (one.near[which].sizes[band] ?? 0) * (which === 'bids' ? 1 : -1),
          near => isFloor(near, which, band)
        )
      const lines = bands.flatMap((band): Line[] => [
        { points: side('bids', band), label: String(BANDS[band]), side: 'bid', weight: weight(bands, band) },
        { points: side('asks', band), label: String(BANDS[band]), side: 'ask', weight: weight(bands, band) }
      ])
      return { lines, scale: evenly(lines), mark: value => short(Math.abs(value)) }
    }
    case 'imbalance': {
      const lines = bands.map((band): Line => ({
        points: points(one => one.near && imbalance(one.near, band)),
        label: String(BANDS[band]),
        weight: weight(bands, band)
      }))
      const scale = evenly(lines)
      return { lines, scale, mark: value => signedPerCent(value * 100, placesFor(scale.step * 100)) }
    }
  }
}

/** The values of a sample. */
export function figuresOf(measure: Measure, sample: Sample | undefined, bands: readonly number[], quote: string): readonly Figure[] {
  switch (measure) {
    case 'mid':
      return [{ label: '', text: midText(sample, quote) }]
    case 'spread':
      return [{ label: '', text: spreadText(sample) }]
    case 'bands':
      return bands.map(band => ({
        label: `${BANDS[band]} bp`,
        text: withinText(sample?.near, 'bids', band),
        other: withinText(sample?.near, 'asks', band)
      }))
    case 'imbalance':
      return bands.map(band => ({ label: `${BANDS[band]} bp`, text: imbalanceText(sample?.near, band) }))
  }
}

/** From the first sample on, but no more than is kept; undefined while there is too little to draw. */
export function beginOf(samples: readonly Sample[], now: number): number | undefined {
  const first = samples[0]?.time
  if (first === undefined || now - first < LEAST_MS) return undefined
  return Math.max(first, now - KEPT_MS)
}

/** The wider a band, the finer its line. */
function weight(bands: readonly number[], band: number): number {
  return [2.4, 1.9, 1.5, 1.2, 1][bands.indexOf(band)] ?? 1
}

function number(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text)
}

function valuesOf(lines: readonly Line[]): number[] {
  return lines.flatMap(line => line.points.flatMap(({ value }) => value ?? []))
}

function evenly(lines: readonly Line[]): Scale {
  const most = Math.max(0, ...valuesOf(lines).map(Math.abs))
  return scaleOf([-most, most], [], MARKS)
}
