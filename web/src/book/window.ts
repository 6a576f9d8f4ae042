/** Which prices are shown: so many per cent either side of a middle that follows the market without jitter. */
import type { Measures, VenueRow } from '../wire/decode'

/** Half the window's width, in per cent of its middle. */
export const PRESETS = [0.1, 0.25, 0.5, 1, 2, 5, 10] as const

/**
 * The range that the server is asked for: the preset that holds this one, with room for a window that lags behind the market. It
 * has few digits, as people read it.
 */
export function askedRange(range: number): number {
  return Number(((PRESETS.find(preset => preset >= range) ?? range) * 1.15).toPrecision(6))
}

export interface PriceWindow {
  readonly middle: number
  readonly low: number
  readonly high: number
}

/** A first picture with fewer levels a side says little. */
const LEAST_LEVELS = 10
/** Room kept above the curves, so that a growing book does not touch the top. */
const HEADROOM = 1.1
/** Below this share of the axis what is seen has too much air above it. */
const ROOMY = 0.65

/** The share of the window about its middle in which the market moves without moving the window. */
const CALM = 0.1

export function windowAbout(middle: number, perCent: number): PriceWindow {
  const half = (middle * perCent) / 100
  return { middle, low: middle - half, high: middle + half }
}

/** The window for a mid: the one before where the mid is still in the calm middle of it, else one about the mid. */
export function follow(before: PriceWindow | undefined, mid: number, perCent: number): PriceWindow {
  if (before !== undefined) {
    const width = before.high - before.low
    const same = Math.abs(width - (before.middle * perCent) / 50) < width * 1e-9
    if (same && Math.abs(mid - before.middle) <= (width * CALM) / 2) return before
  }
  return windowAbout(mid, perCent)
}

/** The window that is so many per cent of its middle above it, as wide. */
export function panned({ middle, low, high }: PriceWindow, perCent: number): PriceWindow {
  const by = (middle * perCent) / 100
  return { middle: middle + by, low: low + by, high: high + by }
}

/** The widest preset that most counted venues reach on both sides, so that the first picture is honest. */
export function widestHonest(measures: Measures, venues: readonly VenueRow[]): number {
  const mid = Number(measures.referenceMid)
  const reaches = venues.filter(row => row.counted).map(row => Math.min(perCent(row, 'bid', mid), perCent(row, 'ask', mid)))
  const reached = (preset: number) => reaches.filter(reach => reach >= preset).length * 2 > reaches.length
  return PRESETS.findLast(reached) ?? PRESETS[0]
}

/**
 * The first window of a book: the widest honest one, or a wider one where that would show next to nothing.
 *
 * @param levels the number of levels on each side within a distance in per cent
 */
export function firstRange(measures: Measures, venues: readonly VenueRow[], levels: (perCent: number) => { bids: number; asks: number }): number {
  const honest = widestHonest(measures, venues)
  const telling = (preset: number) => Math.min(levels(preset).bids, levels(preset).asks) >= LEAST_LEVELS
  return PRESETS.find(preset => preset >= honest && telling(preset)) ?? honest
}

function perCent(row: VenueRow, side: 'bid' | 'ask', mid: number): number {
  const end = row.reach[side]
  return end === undefined ? 0 : (Math.abs(Number(end) - mid) / mid) * 100
}

/** The end of the size axis for the sizes in view. It grows at once and shrinks only when much of it is empty. */
export function followTop(before: number | undefined, needed: number): number {
  if (!(needed > 0)) return before ?? 1
  if (before !== undefined && needed <= before && needed >= before * ROOMY) return before
  return needed * HEADROOM
}
