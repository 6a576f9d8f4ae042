/** The sizes that rest between two prices. */
import { levelsAmong, type Side } from '../book/columns'
import { sumByVenue } from '../book/levels'
import type { Scene, SideScene } from './scene'

export interface Selection {
  readonly from: number
  readonly to: number
}

export interface Resting {
  readonly side: Side
  /** In the base. */
  readonly size: number
  /** In the quote. */
  readonly notional: number
  /** The venue that has most, and its share. */
  readonly most: { readonly venue: string; readonly share: number } | undefined
}

/** The sides that have something between the prices, both of which belong to it. */
export function resting({ bids, asks }: Scene, { from, to }: Selection): Resting[] {
  const [low, high] = [Math.min(from, to), Math.max(from, to)]
  return [within(bids, high, low), within(asks, low, high)].filter(({ size }) => size > 0)
}

function within({ columns, levels, side }: SideScene, near: number, far: number): Resting {
  const [first, end] = [levelsAmong(columns.prices, near, side, false), levelsAmong(columns.prices, far, side, true)]
  const sum = (values: Float64Array) => (end > first ? (values[end - 1] ?? 0) - (values[first - 1] ?? 0) : 0)
  const size = sum(columns.cumulative)
  const most = [...sumByVenue(levels, first, end)].sort((a, b) => b[1] - a[1])[0]
  return { side, size, notional: sum(columns.notional), most: most && size > 0 ? { venue: most[0], share: most[1] / size } : undefined }
}
