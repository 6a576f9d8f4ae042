/**
 * The ribbon under the plot: how much of the depth is told out to each price. The more is missing, the more of it is filled.
 * The curve above loses its fill by the same shares.
 */
import { toldTo, type Coverage } from '../book/coverage'
import { words } from '../ui/words'
import type { Side } from '../book/columns'
import type { PriceWindow } from '../book/window'
import type { Frame } from './curve'
import type { Mark, Words } from './mark'

/** Its height, in pixels of the page. */
export const RIBBON_HEIGHT = 14
/** It is drawn in columns of so many pixels of the page. */
export const RIBBON_COLUMN = 4
/** A change of the share up to this is not drawn. */
const CALM = 0.01
/** From this share on nothing is drawn, and from the other one on no more than a line. */
const ALL = 0.99
const MOST = 0.9
const LINE = 2
const OPACITY = 0.55
const NAMED = [0.9, 0.75, 0.5] as const
const MOST_LABELS = 2
/** The fill of the curve by the share that is told. */
const FILLS = [0.9, 0.75, 0.5, 0.25] as const
/** Below this share the curve's line is dashed. */
export const DASHED_BELOW = 0.5

/** The share that is told in each column of the window, from its low end. */
export type Profile = Float64Array

/** The profile of a side. Where it differs little from the one before, it stays as that, so that nothing flickers. */
export function profile(coverage: Coverage, window: PriceWindow, count: number, before: Profile | undefined): Profile {
  const made = new Float64Array(count)
  const width = (window.high - window.low) / count
  for (let i = 0; i < count; i++) {
    const share = toldTo(coverage, window.low + (i + 0.5) * width)
    const old = before?.length === count ? (before[i] as number) : NaN
    made[i] = Math.abs(share - old) <= CALM ? old : share
  }
  return made
}

/** Neighbouring columns that are drawn alike, outwards from the market. */
export interface Run<T> {
  readonly from: number
  readonly to: number
  readonly value: T
}

/** The runs of a profile from its low end on. */
export function runs<T>(told: Profile, of: (share: number) => T): Run<T>[] {
  const made: Run<T>[] = []
  for (let i = 0, start = 0; i < told.length; i++) {
    const value = of(told[i] as number)
    if (i + 1 < told.length && of(told[i + 1] as number) === value) continue
    made.push({ from: start, to: i + 1, value })
    start = i + 1
  }
  return made
}

/** The part of the curve's fill that is left at a share, in steps of a quarter. */
export function fillAt(share: number): number {
  const below = FILLS.findIndex(each => share >= each)
  return below < 0 ? 0 : 1 - below / FILLS.length
}

/** The height of the ribbon at a share, in pixels of the page. */
export function heightAt(share: number): number {
  if (share >= ALL) return 0
  return share >= MOST ? LINE : Math.max(LINE, Math.round((1 - share) * RIBBON_HEIGHT))
}

/** The x at which a column begins. */
export function columnX(column: number, count: number, frame: Frame): number {
  return frame.left + (column / count) * frame.width
}

/** One side's ribbon, from the middle of the market outwards, with its labels. */
export function ribbon(told: Profile, side: Side, middle: number, frame: Frame, colours: { readonly ink: string; readonly muted: string }): Mark[] {
  const top = frame.top + frame.height
  const foot = top + RIBBON_HEIGHT * frame.ratio
  const near = frame.x(middle)
  const bars = runs(told, heightAt).flatMap(({ from, to, value }): Mark[] => {
    const [left, right] = [columnX(from, told.length, frame), columnX(to, told.length, frame)]
    const [start, end] = side === 'bid' ? [left, Math.min(right, near)] : [Math.max(left, near), right]
    if (value === 0 || end <= start) return []
    return [
      {
        kind: 'bar',
        what: `told ${side}`,
        from: start,
        to: end,
        top: foot - value * frame.ratio,
        foot,
        colour: colours.muted,
        opacity: OPACITY
      }
    ]
  })
  return [...bars, ...labels(told, side, near, frame, colours.ink)]
}

/** Names the first places beyond which less than a share is told. */
function labels(told: Profile, side: Side, near: number, frame: Frame, colour: string): Words[] {
  const outwards = side === 'bid' ? -1 : 1
  const inset = 4 * frame.ratio
  const found = new Map<number, number>()
  for (const share of NAMED) {
    const at = crossing(told, side, share)
    if (at === undefined) continue
    const x = columnX(at, told.length, frame)
    // Of shares that are passed at one place the lowest is told.
    found.set(side === 'bid' ? Math.min(x, near) : Math.max(x, near), share)
  }
  const placed: Words[] = []
  let free = -Infinity
  for (const [at, share] of found) {
    const text = placed.length === 0 ? words.chart.ribbon.first(share * 100) : words.chart.ribbon.next(share * 100)
    const start = at * outwards + inset
    const end = start + frame.measure(text)
    const edge = side === 'bid' ? -frame.left : frame.left + frame.width
    if (placed.length === MOST_LABELS || start < free || end > edge) continue
    free = end + inset
    const y = frame.top + frame.height + (RIBBON_HEIGHT - 3) * frame.ratio
    placed.push({ kind: 'words', text, x: start * outwards, y, colour, align: side === 'bid' ? 'right' : 'left', outside: true })
  }
  return placed
}

/** The column's edge beyond which less than a share is told. */
function crossing(told: Profile, side: Side, share: number): number | undefined {
  if (side === 'ask') {
    const first = told.findIndex(each => each < share)
    return first < 0 ? undefined : first
  }
  const last = told.findLastIndex(each => each < share)
  return last < 0 ? undefined : last + 1
}
