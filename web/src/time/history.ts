/**
 * A depth over the last 15 minutes in samples 5 s apart. The server samples the plain depth, the page the reader's choice, both
 * by the same definitions. Sizes are in the base; doubles, as they are drawn.
 */
import { isLeftOut, type Book } from '../book/book'
import type { Decimal } from '../wire/decimal'
import { roundStep } from '../ui/steps'
import { EVERY_MS } from './record'
import type { Levels } from '../book/levels'
import type { HistoryAnswer } from '../wire/history'

export { EVERY_MS, isPlain, recordOf } from './record'

/** Half the widths of the bands, in hundredths of a per cent of the reference mid. */
export const BANDS = [10, 25, 50, 100, 200] as const
export const MOST_SAMPLES = 180
export const KEPT_MS = EVERY_MS * MOST_SAMPLES
/** Samples further apart than that have a gap between them. */
export const GAP_MS = EVERY_MS * 1.5
/** The distance from the reference mid that the heat covers, in hundredths of a per cent of it. */
const HEAT_BPS = 200
const LEAST_STEP = 0.0002

/** The sizes within each of {@link BANDS}. */
export interface Within {
  readonly sizes: readonly number[]
  /** The number of sizes, narrowest first, that are totals; the others are floors. */
  readonly totals: number
}

/** Sizes by price, rising: `sizes[k]` rests at prices from `(from + k) * step` to below one step more. */
export interface Buckets {
  readonly from: number
  readonly sizes: Float32Array
}

export interface Heat {
  readonly step: number
  readonly bids: Buckets
  readonly asks: Buckets
}

/** The sizes about the reference mid. */
export interface Near {
  readonly bids: Within
  readonly asks: Within
  readonly heat: Heat
}

export interface Sample {
  /** By the server's clock, in milliseconds since 1970. */
  readonly time: number
  /** The number of venues that counted. */
  readonly counted: number
  readonly mid: Decimal | undefined
  readonly spreadBps: Decimal | undefined
  /** Undefined without a reference mid. */
  readonly near: Near | undefined
}

/**
 * The sample of a book at `time`.
 *
 * @param mostRows a side with so many rows may have more of them
 * @param before the sample before, whose grid stays as long as the server's would
 */
export function sampleOf(book: Book, time: number, mostRows: number, before?: Sample): Sample {
  const { mid, spreadBps, referenceMid } = book.measures
  const counted = new Set(book.venues.filter(row => row.counted).map(row => row.venue)).size
  const middle = Number(referenceMid)
  const near = referenceMid === undefined || counted === 0 ? undefined : nearOf(book, middle, mostRows, before?.near?.heat.step)
  return { time, counted, mid, spreadBps, near }
}

function nearOf(book: Book, middle: number, mostRows: number, before: number | undefined): Near {
  const step = before !== undefined && suits(before, middle) ? before : heatStep(middle)
  const whole = !book.venues.some(row => row.why !== undefined && !isLeftOut(row))
  const reach = ({ at }: Levels, end: Decimal | undefined, outward: number) => {
    const ends = [end === undefined ? undefined : Number(end), at.length >= mostRows ? at.at(-1) : undefined]
    const known = ends.filter(each => each !== undefined).map(each => (each - middle) * outward)
    return whole ? Math.min(...known, Infinity) : -Infinity
  }
  return {
    bids: within(book.bids, middle, -1, reach(book.bids, book.measures.reach.bid, -1)),
    asks: within(book.asks, middle, 1, reach(book.asks, book.measures.reach.ask, 1)),
    heat: { step, bids: buckets(book.bids, middle, -1, step), asks: buckets(book.asks, middle, 1, step) }
  }
}

/** @param outward -1 for bids, 1 for asks. @param reach how far out sizes are totals, as a distance from the middle. */
function within({ at: prices, amounts }: Levels, middle: number, outward: number, reach: number): Within {
  const sizes: number[] = []
  let [at, sum, totals] = [0, 0, 0]
  for (const bps of BANDS) {
    // The bound is made as the server's text of it would be read, so that what rests at it is within.
    const away = (middle * bps) / 10_000
    const bound = Number((middle + outward * away).toPrecision(15))
    for (; at < prices.length && ((prices[at] as number) - bound) * outward <= 0; at++) sum += amounts[at] as number
    sizes.push(sum)
    if (totals === sizes.length - 1 && reach >= away * (1 - 1e-12)) totals++
  }
  return { sizes, totals }
}

function buckets({ at: prices, amounts }: Levels, middle: number, outward: number, step: number): Buckets {
  const away = (middle * HEAT_BPS) / 10_000
  const first = bucketOf(middle - away, step)
  const sums = new Float32Array(bucketOf(middle + away, step) - first + 1)
  for (let i = 0; i < prices.length; i++) {
    const at = prices[i] as number
    if ((at - middle) * outward > away + step) break
    const bucket = bucketOf(at, step) - first
    if (bucket >= 0 && bucket < sums.length) sums[bucket] = (sums[bucket] ?? 0) + (amounts[i] as number)
  }
  let [from, to] = [0, sums.length]
  while (to > 0 && sums[to - 1] === 0) to--
  while (from < to && sums[from] === 0) from++
  return to === 0 ? { from: 0, sizes: new Float32Array(0) } : { from: first + from, sizes: sums.slice(from, to) }
}

/** The number of the bucket that a price is in; a double that should be whole is. */
export function bucketOf(price: number, step: number): number {
  const exact = price / step
  const whole = Math.round(exact)
  return Math.abs(exact - whole) <= 1e-9 * Math.max(1, Math.abs(whole)) ? whole : Math.floor(exact)
}

/** The width of buckets about a mid: the least 1, 2 or 5 times a power of ten that is at least 0.02 % of it. */
export function heatStep(mid: number): number {
  return roundStep(mid * LEAST_STEP)
}

/** Whether a step may still be the server's, which keeps it until the mid has moved by more than a factor of two. */
function suits(step: number, mid: number): boolean {
  const least = mid * LEAST_STEP
  return step * 2 >= least && step <= least * 5
}

/** The server's samples, oldest first. */
export function fromHistory({ samples, heat }: HistoryAnswer): readonly Sample[] {
  return samples.map(([time, , , mid, , spreadBps, counted, bidSizes, bidTotals, askSizes, askTotals], i): Sample => {
    const bids = withinOf(bidSizes, bidTotals)
    const asks = withinOf(askSizes, askTotals)
    const hot = heatOf(heat[i] ?? null)
    return {
      time: Date.parse(time),
      counted,
      mid: mid ?? undefined,
      spreadBps: spreadBps ?? undefined,
      near: bids && asks && hot && { bids, asks, heat: hot }
    }
  })
}

function withinOf(sizes: readonly Decimal[] | null, totals: number | null): Within | undefined {
  return sizes?.length === BANDS.length ? { sizes: sizes.map(Number), totals: Number(totals) } : undefined
}

function heatOf(row: HistoryAnswer['heat'][number]): Heat | undefined {
  if (row === null) return undefined
  const [step, bidFrom, bids, askFrom, asks] = row
  const side = (from: number, sizes: readonly number[]): Buckets => ({ from, sizes: Float32Array.from(sizes) })
  return { step: Number(step), bids: side(bidFrom, bids), asks: side(askFrom, asks) }
}

/** Both in order of time, none older than 15 minutes before `now`. If two have nearly the same time, the earlier stays. */
export function merged(kept: readonly Sample[], more: readonly Sample[], now: number): readonly Sample[] {
  const all: Sample[] = []
  for (const sample of [...kept, ...more].sort((a, b) => a.time - b.time)) {
    const last = all.at(-1)
    if (sample.time > now - KEPT_MS && (last === undefined || sample.time - last.time >= EVERY_MS / 2)) all.push(sample)
  }
  return all.slice(-MOST_SAMPLES)
}

/** Bids less asks by their sum within a band, from -1 to 1; undefined where nothing is within. */
export function imbalance(near: Near, band: number): number | undefined {
  const [bid, ask] = [near.bids.sizes[band] ?? 0, near.asks.sizes[band] ?? 0]
  return bid + ask === 0 ? undefined : (bid - ask) / (bid + ask)
}

/** The size in a bucket, bids and asks together. */
export function sizeIn({ bids, asks }: Heat, bucket: number): number {
  return (bids.sizes[bucket - bids.from] ?? 0) + (asks.sizes[bucket - asks.from] ?? 0)
}

/** Which of the samples is nearest to a time; -1 where all are further away than samples are apart. */
export function nearest(samples: readonly { readonly time: number }[], time: number): number {
  let best = -1
  for (let i = 0; i < samples.length; i++) {
    const distance = Math.abs((samples[i]?.time ?? NaN) - time)
    if (distance <= EVERY_MS && !(distance >= Math.abs((samples[best]?.time ?? NaN) - time))) best = i
  }
  return best
}

/** From when to when nothing is known, between samples. */
export function gapsOf(samples: readonly Sample[]): readonly (readonly [number, number])[] {
  const gaps: [number, number][] = []
  for (let i = 1; i < samples.length; i++) {
    const [before, after] = [samples[i - 1] as Sample, samples[i] as Sample]
    if (after.time - before.time > GAP_MS) gaps.push([before.time + EVERY_MS / 2, after.time - EVERY_MS / 2])
  }
  return gaps
}
