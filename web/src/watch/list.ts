/** The instruments that a reader keeps in sight, and the figures of each: functions of the server's samples. */
import { isInstrument } from '../ui/view'
import type { BriefSample, Within25 } from '../wire/historyCsv'
import type { Point } from '../time/lines'

/** The longest list. */
export const MOST_WATCHED = 24
/** The most of those that the reader did not star. */
const MOST_POLLED = 12
export const KEPT_MS = 15 * 60_000
/** A figure that is older is told as old. */
const OLD_MS = 20_000
/** Fewer samples do not tell how many venues count usually. */
const LEAST_SAMPLES = 12
const DIGITS = 6

export interface Figures {
  readonly mid: number | undefined
  readonly spreadBps: number | undefined
  readonly bid: Within25 | undefined
  readonly ask: Within25 | undefined
  readonly counted: number
  /** The number of venues that count usually; undefined until that is known. */
  readonly usual: number | undefined
  readonly old: boolean
}

/** Starred ones first, in the order of their stars, then the server's; the shown one is always among them. */
export function listed(starred: readonly string[], polled: readonly string[], shown: string): readonly string[] {
  const others = polled.filter(each => !starred.includes(each)).slice(0, MOST_POLLED)
  const all = [...starred, ...others].slice(0, MOST_WATCHED)
  return shown === '' || all.includes(shown) ? all : [...all, shown]
}

/** The one that is so many steps further down the list; the list has no ends. */
export function stepped(list: readonly string[], from: string, by: number): string | undefined {
  const at = list.indexOf(from)
  if (at < 0) return list[0]
  return list[(at + by + list.length) % list.length]
}

export function starredOf(kept: string | null): readonly string[] {
  return [...new Set((kept ?? '').split(','))].filter(isInstrument).slice(0, MOST_WATCHED)
}

/** With the star of one given or taken. */
export function toggled(starred: readonly string[], instrument: string): readonly string[] {
  return starred.includes(instrument) ? starred.filter(each => each !== instrument) : [...starred, instrument].slice(-MOST_WATCHED)
}

/** Both in the order of time, without what is older than 15 minutes before the last. */
export function joined(kept: readonly BriefSample[], more: readonly BriefSample[]): readonly BriefSample[] {
  const last = kept.at(-1)?.time ?? -Infinity
  const all = [...kept, ...more.filter(each => each.time > last)]
  const first = (all.at(-1)?.time ?? 0) - KEPT_MS
  return all.filter(each => each.time > first)
}

/** @param now by the server's clock */
export function figuresOf(samples: readonly BriefSample[], now: number): Figures | undefined {
  const last = samples.at(-1)
  if (last === undefined) return undefined
  const { mid, spreadBps, bid, ask, counted, time } = last
  return { mid, spreadBps, bid, ask, counted, usual: usualOf(samples), old: now - time > OLD_MS }
}

/** The median of the numbers of venues that counted. */
function usualOf(samples: readonly BriefSample[]): number | undefined {
  if (samples.length < LEAST_SAMPLES) return undefined
  return samples.map(each => each.counted).sort((a, b) => a - b)[samples.length >> 1]
}

export function isShort({ counted, usual }: Figures): boolean {
  return usual !== undefined && counted < usual
}

/** The part of the bar's half that each side fills: the larger one fills it. */
export function halves({ bid, ask }: Pick<Figures, 'bid' | 'ask'>): { readonly bid: number; readonly ask: number } {
  const most = Math.max(bid?.size ?? 0, ask?.size ?? 0)
  const part = (side: Within25 | undefined) => (most > 0 ? (side?.size ?? 0) / most : 0)
  return { bid: part(bid), ask: part(ask) }
}

export function midPoints(samples: readonly BriefSample[]): readonly Point[] {
  return samples.map(({ time, mid }) => ({ time, value: mid }))
}

/** Decimal places with which a price has about six digits. */
export function placesOf(mid: number): number {
  return mid > 0 ? Math.min(12, Math.max(0, DIGITS - 1 - Math.floor(Math.log10(mid)))) : 0
}
