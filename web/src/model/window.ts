/** Which prices are shown: so many per cent either side of a middle that follows the market without jitter. */
import type { Measures, VenueRow } from './wire'

/** Half the window's width, in per cent of its middle. */
export const PRESETS = [0.1, 0.25, 0.5, 1, 2, 5, 10] as const
export type Preset = (typeof PRESETS)[number]

export interface PriceWindow {
  readonly middle: number
  readonly low: number
  readonly high: number
}

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

/** The widest preset that most counted venues reach on both sides, so that the first picture is honest. */
export function widestHonest(measures: Measures, venues: readonly VenueRow[]): Preset {
  const mid = Number(measures.referenceMid)
  const reaches = venues
    .filter(row => row.counted)
    .map(row => Math.min(perCent(row, 'bid', mid), perCent(row, 'ask', mid)))
  const reached = (preset: number) => reaches.filter(reach => reach >= preset).length * 2 > reaches.length
  return PRESETS.findLast(reached) ?? PRESETS[0]
}

function perCent(row: VenueRow, side: 'bid' | 'ask', mid: number): number {
  const end = row.reach[side]
  return end === undefined ? 0 : (Math.abs(Number(end) - mid) / mid) * 100
}
